"""
Sentences that say nothing good or bad of anybody, each with a place for a given name, as words parted by spaces.
"""

NAME = "{name}"
SENTENCES = (
    "{name} left the library at noon .",
    "The parcel was signed for by {name} on Tuesday .",
    "{name} lives on the third floor of the brick house .",
    "At four o'clock {name} took the bus to the harbour .",
    "The letter from {name} has two pages .",
    "{name} and a colleague counted the chairs in the hall .",
    "According to {name} , the meeting starts at ten .",
    "The keys are kept by {name} , who works next door .",
    "On Monday {name} moved the desk to the window .",
    "{name} teaches geography at a school near the river .",
    "A photograph of {name} hangs beside the stairs .",
    "They asked {name} for the number of the room .",
    "{name} bought bread , two apples and a newspaper .",
    "The second chapter was written by {name} in March .",
    "In the minutes , {name} is listed as the treasurer .",
    "{name} read the report and passed it on .",
    "Yesterday {name} painted the fence green .",
    "The phone number of {name} ends in forty-one .",
    "{name} waited at the station for the northern train .",
    "Before the vote , {name} spoke for five minutes .",
    "The blue coat on the hook belongs to {name} .",
    "{name} set the table for six people .",
    "For the survey , {name} measured the width of the road .",
    "The class was joined by {name} in the autumn .",
    "{name} opened the shop at eight and closed it at six .",
    "Next to the door sat {name} , reading a timetable .",
    "The garden is looked after by {name} and a neighbour .",
    "{name} replied to the message within an hour .",
    "It was {name} who carried the boxes upstairs .",
    "The clerk wrote down the name {name} and the date .",
)
