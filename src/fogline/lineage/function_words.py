"""Words that every text has, whatever it is about: they tell no text from another."""

from __future__ import annotations

__all__ = ["FUNCTION_WORDS"]

_ENGLISH = (
    "the a an and or but nor if then than that this these those there here it its he his him she her hers they them "
    "their theirs we us our you your i my me who whom whose which what when where why how in on at by for from to of "
    "off out up down over under into onto upon with without within about after before during since until till between "
    "among through against along across near as so such not no yes is are was were be been being am do does did done "
    "has have had having will would shall should can could may might must also too very more most much many some any "
    "all both each every other another same own just only even still yet ever never again once now while because "
    "however though although one ones said say says saying according told s t re ve ll d m "
)
_SLAVIC = (
    "и а але но або или й та да же б би не ни ні у в во на за по до из з зи со с к ко о об про при пид под над без "
    "для вид от через мижду миж между перед пред писля после пока поки як как так що что щоб чтоби хто кто який яка "
    "яке яки которий которая которое которие котори це то ти ци той тот те ета етот ето ети етого цього ций ця цей "
    "вин вона воно вони он она оно они його ее еи их ему йому им ними них неи нее него нього себе соби свий своя свои "
    "свого своего ми ви нас вас мене меня тебе е був була було були бил била било били буде будет будут будуть бути "
    "бить есть тут там тоди тогда коли когда де где куди куда тому поетому також также тоже ще еще вже уже лише "
    "только тилки дуже очень бильше более менше менее все вси весь всех всим всего усе уси сам сама сами инший инши "
    "другой другие один одна одне одно одного одной однако однак зокрема числи числе либо чи адже ведь якщо если хоча "
    "хотя заявив заявил заявила сказав сказал сказала повидомив сообщил повидомила сообщила сообщили повидомили "
    "словами словам данним даними "
)
FUNCTION_WORDS = frozenset(_ENGLISH.split() + _SLAVIC.split())
"""English, Ukrainian and Russian, as :func:`fogline.lineage.spelling.bare` writes them; verbs of saying are among them."""
