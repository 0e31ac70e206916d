"""Whether "he" or "she" can mean somebody: by title, office or given name, where these tell."""

from __future__ import annotations

__all__ = ["fits"]

_HE = frozenset(
    "mr sir king prince emir sheikh pope imam ayatollah father husband brother man spokesman chairman "
    "congressman policeman serviceman businessman "
    "abdel abdul abdulla abdullah adam ahmad ahmed alexander alexei alexey ali aleksandr amir anas andrei andrew "
    "andrii andriy anthony antonio antony anton arayik artem artur ashraf barack ben benjamin benny bezalel bill "
    "bob bogdan boris brian chris christopher daniel david denis denys dmitri dmitriy dmitry dmytro donald edward "
    "emmanuel eric farhan fumio gadi geir george gideon giorgi hamid hamza hasan hassan herzi hussein ibrahim "
    "igor ihor ilham ismail itamar ivan jack jake jakub james jan jean jens joe john jonathan jordan jose joseph "
    "josep jeyhun karim keir kevin khaled khalil kirill kyrylo lloyd leonid luke maksym marco mark martin maxim "
    "mehmet michael mikhail mohamed mohammad mohammed muhammad mustafa mykhailo mykola naftali narendra nate "
    "nikolai nikolay nikol oleg oleh oleksandr oleksii oleksiy omar osama pavel pavlo paul peter petro philip "
    "rafael ramzan rashid recep richard robert roman ruslan rustem salah sami sergei sergey serhii serhiy simon "
    "stephane steve steven tariq taras tedros thomas tom tony vadim vadym valentyn valery valerii vasily viktor "
    "vitali vitalii vitaliy vitaly vladimir volodymyr vyacheslav william wolfgang xi yahya yaroslav yevgeny yoav "
    "yousef yuri yurii zakir zhao".split()
)
_SHE = frozenset(
    "mrs ms madam queen princess mother wife sister woman spokeswoman chairwoman congresswoman ombudswoman "
    "policewoman servicewoman businesswoman "
    "aisha alina alice amina angela anita anna anne annalena antonina avril caroline catherine christine darya "
    "daria diana dina ekaterina elena elizabeth emily emma fatima giorgia halyna hanna heather helen hillary "
    "inna ira irina iryna jacinda jane jen jennifer joyce julia julie kaja kamala karen karine kateryna kate katie "
    "ksenia larysa laura layla leila lesia linda liudmyla liz lucy lyubov lyudmila lyudmyla magdalena maia margarita "
    "maria mariia mariana maryna mary marina maryam mette michelle nancy natalia nataliia nataliya natalya nina "
    "oksana olena olga olha polina rachel ravina roza samantha sanna sarah shushan simona sofia susan svetlana "
    "svitlana tatiana tetiana theresa ursula valentina vera victoria viktoria viktoriia yulia yuliia zainab".split()
)


def fits(pronoun: str, name: str, full: str) -> bool:
    """Whether ``pronoun`` ("he", "she") can mean this person; true where nothing tells.

    ``name`` is how the person is called, ``full`` the words that introduce the person.
    """
    words = {word.rstrip(".") for word in full.lower().replace(",", " ").split()}
    given = name.lower().split()[0] if " " in name else ""
    if pronoun == "she":
        return not (given in _HE or (given not in _SHE and bool(_HE & words - _SHE) and not _SHE & words))
    return not (given in _SHE or (given not in _HE and bool(_SHE & words) and not _HE & words))
