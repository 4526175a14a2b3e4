"""Words that say nothing about an offer, Dutch and English, folded.

Not among them: short words that are levels or profiles (bb, kb, m, t). One list for both
languages: texts of this field mix them.
"""

DUTCH = """
aan al alle als bij ben bent daar dan dat de deze die dit doe doen door een en er ga gaan gaat
geen graag haar heb hebben heeft het hier hij hoe hun iets ik in is jouw jullie je kan kun kunnen
kunt maar me met mijn moet na naar nog niet nu of om ons onze ook op over per samen te toch toe tot
u uit uw van veel voor waar waarin waarbij wat we welke wel wie wij wil wilt willen worden wordt
zal zich ze zelf zij zijn zo zoek zoeken zou
"""

ENGLISH = """
a about all also an and any are as at be been but by can could do does find for from get had has
have how i if in into is it its let like looking me my not of on or our out please she should so
some something than that the their them then there these they this those to too us want was we
were what when where which who will with would you your
"""

STOP_WORDS = frozenset((DUTCH + ENGLISH).split())
