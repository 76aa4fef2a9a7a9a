"""Spellings of one name that no rule of sounds makes out of each other."""

from __future__ import annotations

from typing import Final

_FAMILIES: Final = """
youssef yousef yusuf yousuf youssouf yusef yousif youcef jussuf
khaled khalid chaled chalid
kader qadir qader kadir cader
houssein hussein hossein husein hussain husain husayn houcine hocine hassine
omar umar oumar omer
othman othmane otman otmane uthman usman osman osmane ousman ousmane
aicha aisha aysha ayesha aischa
zineb zeinab zaynab zainab zeineb zaineb
ibrahim brahim ibrahima
ismail ismael smail esmail ismaeel
said saeed saied
mariam maryam meryem meriem mariem miriam myriam
ilyas elias ilias iliass ilyass elyas
yassine yacine yasin yassin yasine
amine amin ameen
imane iman eman
slimane soliman suleiman sulaiman souleymane sulayman suleyman souleiman
sofiane soufiane sufyan soufyane sofiene sofyan
tarik tarek tariq tareq
driss idriss idris idrees
ahmed ahmad
amel amal
adil adel
nadir nader
ghizlane ghizlan
yasmine yasmin jasmin jasmine yasmeen
nesrine nisrine nesrin nisrin
hiba heba
ines inas
salim slim selim
fatima fatema
noureddine noureddin nureddin
ben bin ibn bn
ould oulad wuld wld uld
ait ayt
abou abu bou
david davit dawit
giorgi georgi giorgiy georgiy
nikoloz nikolos nikolozi
mikheil mikhail michail michael
aleksandre alexandre aleksandr alexandr
ekaterine ekaterina
zaza sasa
"""

ONE_NAME: Final = {spelling: line.split()[0] for line in _FAMILIES.split("\n") if line for spelling in line.split()}
"""For each spelling the one that stands for all of its line; folded, in Latin letters."""
