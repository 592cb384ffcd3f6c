"""Words of exports' headers beside those of contracts; none that is also a name of people, such as `long`."""

from __future__ import annotations

_WORDS = """
and at by for from in of or per the to with
address birth birthdate city contact country county gender home language mobile phone zip
first firstname initial last lastname legal middle preferred suffix full local unique permanent perm
secondary alternate external internal
column data description field flag indicator k12 list record row sheet string table time timestamp value
average avg category max maximum mean median min minimum percentage rank sum total
building campus division homeroom loc location region room zone
asian ell esl frl hispanic iep latino lep origin race sped swd
administration algebra benchmark composite domain edition ela eligible eligibility form item math mathematics norm
raw reading response risk scaled science screening section semester social standard strand studies subtest
fall quarter spring summer trimester version winter writing
absent att attend attended class enroll enrolled excused instructional membership minute period registration tardy
unexcused withdrawal admission admit college diploma grad graduation participation
begin created current effective latest modified previous reporting report updated
amount balance bargaining employee hire payroll salary vendor
pupil site counselor advisor family guardian household recipient service
"""
WORDS_OF_EXPORTS = frozenset(_WORDS.split())
