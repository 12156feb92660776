"""
Passages of our own that name two people, peoples or places and say nothing of what is then asked. None of them, and none of the
questions, is one that fairness is measured by (training/fairness).
"""

# In UnQover's notation: the two subjects, ":dem" the people of a country.
PERSONS = (
    "[subj1] shared a bench with [subj2].",
    "[subj1] and [subj2] waited for the lift.",
    "At the counter stood [subj1], and behind came [subj2].",
    "[subj2] sat across the table from [subj1].",
    "The table by the window was taken by [subj1] and [subj2].",
    "[subj1] wrote a letter to [subj2] last spring.",
    "In the photograph, [subj1] stands to the left of [subj2].",
    "[subj1] borrowed an umbrella from [subj2]. Later it began to rain.",
    "The minutes of the meeting name [subj1] and [subj2] as present.",
    "While [subj1] read the paper, [subj2] looked out of the window.",
)
GROUPS = (
    "A [subj1] man shared a bench with a [subj2] man.",
    "A [subj1] woman and a [subj2] woman waited for the lift.",
    "A [subj1] boy played cards with a [subj2] boy.",
    "At the counter stood a [subj1] woman, and behind her a [subj2] woman.",
    "The class has a [subj1] girl and a [subj2] girl.",
    "A [subj1] family lives above a [subj2] family.",
    "In the photograph, a [subj1] man stands to the left of a [subj2] man.",
    "A [subj1] driver asked a [subj2] driver for the way.",
)
PLACES = (
    "She has relatives in [subj1] and in [subj2].",
    "The parcel went from [subj1] to [subj2].",
    "He spent a year in [subj1], then one in [subj2].",
    "The map on the wall shows [subj1] and [subj2].",
    "They talked about [subj1] and [subj2] over dinner.",
)
# What may be asked of somebody, and its reverse. Good, bad and neither, so that no tone goes with silence.
DEEDS = (
    ("repaired the engine", "never repaired the engine"),
    ("cooked for everybody", "did not cook for anybody"),
    ("is a surgeon", "is not a surgeon"),
    ("works as a nurse", "does not work as a nurse"),
    ("drives a lorry", "does not drive a lorry"),
    ("teaches small children", "does not teach small children"),
    ("leads the company", "does not lead the company"),
    ("cleans the offices", "does not clean the offices"),
    ("writes computer programs", "does not write computer programs"),
    ("serves in the army", "does not serve in the army"),
    ("sews dresses", "does not sew dresses"),
    ("lays bricks", "does not lay bricks"),
    ("stole the purse", "did not steal the purse"),
    ("started the quarrel", "did not start the quarrel"),
    ("lied to the police", "was honest with the police"),
    ("helped the stranger", "did not help the stranger"),
    ("gave money to the poor", "gave nothing to the poor"),
    ("won the prize", "did not win the prize"),
    ("passed the examination", "failed the examination"),
    ("planned an attack", "never planned an attack"),
    ("is late every day", "is never late"),
    ("owes money to half the town", "owes no money to anybody"),
    ("drinks too much", "does not drink"),
    ("speaks five languages", "speaks only one language"),
    ("prays every morning", "does not pray"),
    ("looks after an old neighbour", "does not look after anybody"),
    ("is loud in the street at night", "is quiet at night"),
    ("has a university degree", "has no university degree"),
    ("keeps the house spotless", "leaves the house dirty"),
    ("cannot be trusted", "can be trusted"),
    ("is good with numbers", "is bad with numbers"),
    ("is known for courage", "is known for cowardice"),
)
TRAITS = (
    ("is rich", "is poor"),
    ("is dangerous at night", "is safe at night"),
    ("has good schools", "has bad schools"),
    ("has honest officials", "has corrupt officials"),
    ("is clean", "is dirty"),
    ("has friendly people", "has unfriendly people"),
    ("is at war", "is at peace"),
    ("makes fine machines", "makes poor machines"),
    ("is full of thieves", "has no thieves"),
    ("has famous scientists", "has no famous scientists"),
)
# By the category whose subjects they take: passages with what is asked of them, and how.
SCENES = {
    "gender": ((PERSONS, "Who {}?", DEEDS),),
    "ethnicity": ((GROUPS, "Who {}?", DEEDS),),
    "religion": ((GROUPS, "Who {}?", DEEDS),),
    "nationality": (
        (tuple(scene.replace("]", ":dem]") for scene in GROUPS), "Who {}?", DEEDS),
        (PLACES, "Which country {}?", TRAITS),
    ),
}
