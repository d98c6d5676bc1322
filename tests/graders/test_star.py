"""The detectors of a behavioral answer, with the traps around them."""

import pytest

from mockprep.domain.grading import Reply
from mockprep.graders.offline import grade_now
from mockprep.graders.offline.effects import effects

from .marking import STORY, find, shipped_rubric, submit, value

WHOLE = (
    "Last spring our deploys at a freight company kept failing on Fridays."
    " I was asked to find out why before the peak season."
    " I traced the failing jobs and I wrote a lock around the migration, because two of them raced."
    " Then I showed the team how to use it."
    " As a result failed deploys fell from six a month to one, and support got fewer calls."
    " I learned to measure first. Since then I have started each fix with a baseline."
)


def star(name: str, answer: str, *replies: str) -> float | None:
    told = tuple(Reply(ask="And?", text=text) for text in replies)
    return value(f"star.{name}", STORY, answer, replies=told)


def test_a_whole_story_has_all_of_it() -> None:
    booleans = ("is_story", "has_task", "has_action", "has_result", "parts", "result_concrete")
    more = ("result_quantified", "result_beneficiary", "reflection", "reflection_applied")
    assert {name: star(name, WHOLE) for name in (*booleans, *more)} == dict.fromkeys(
        (*booleans, *more), 1.0
    )
    assert star("i_actions", WHOLE) == 3
    assert star("reasons", WHOLE) == 1


@pytest.mark.parametrize(
    ("removed", "gone"),
    [
        (" I was asked to find out why before the peak season.", "has_task"),
        (" As a result failed deploys fell from six a month to one, and support got fewer calls.",
         "has_result"),
    ],
)  # fmt: skip
def test_a_part_that_is_cut_out_is_missed(removed: str, gone: str) -> None:
    told = WHOLE.replace(removed, "").partition(" I learned")[0]
    assert star(gone, told) == 0
    assert (star("parts", told) or 0) < 0.7


@pytest.mark.parametrize(
    "told",
    [
        "I usually make a list of the steps. I always share it with everyone. I like order.",
        "I would call the client first. Then I would write a plan. I would report every day.",
        "I am a good listener and I believe in open words.",
        "situation task action result",
        "Teams should talk. Conflicts are normal. A leader listens.",
    ],
)
def test_habits_opinions_and_plans_are_no_story(told: str) -> None:
    assert star("is_story", told) == 0


def test_the_historical_present_is_a_story_where_there_is_an_anchor() -> None:
    told = (
        "Last year a client calls me on a Sunday because nothing works."
        " So I open the logs and I find a full disk. I call the host and I clear the old files."
    )
    assert star("is_story", told) == 1


def test_we_alone_is_not_own() -> None:
    told = "Last year our site was slow. We added a cache and we tuned the queries. It got faster."
    assert star("i_actions", told) == 0
    assert star("i_we_balance", told) == 0
    assert star("has_action", told) == 0.5
    assert "an action of your own" in find("star.has_action", STORY, told).missing


def test_feelings_and_lessons_are_no_actions() -> None:
    assert star("i_actions", "I was worried. I felt lost. I learned a lot. I had a plan.") == 0


def test_coordinated_verbs_are_actions_too() -> None:
    assert star("i_actions", "I called them, drew a plan and sent it to all.") == 3


def test_a_note_needs_no_subject() -> None:
    assert star("i_actions", "Pulled the logs of a week. Then asked the vendor for a trace.") == 2
    assert star("i_actions", "Led by fear they left us. Set was the date of the move.") == 0


def test_a_verb_without_an_object_is_no_action() -> None:
    told = "I was responsible. I decided. I led. I proposed. As a result it improved by 50 %."
    assert star("i_actions", told) == 0
    assert star("is_story", told) == 0


CHOICE = (
    "Last May our importer in Lyon dropped every tenth file. I was asked to mend it by June."
    " My lead wanted to buy a new tool, but I proposed to keep ours, because the tool could not"
    " read our format. I rewrote the reader and tested it on a month of files."
)


def test_decisions_and_what_was_not_chosen() -> None:
    assert star("decisions", CHOICE) == 1
    assert star("alternatives", CHOICE) == 1
    plain = "Last May it broke. I read the logs. I wrote a test. I told the team."
    assert star("decisions", plain) == 0
    assert star("alternatives", plain) == 0


def test_a_result_set_against_what_was_before() -> None:
    end = " In the end we had two complaints in June, down from thirty in May."
    assert star("result_compared", CHOICE + end) == 1
    assert star("result_compared", CHOICE + " In the end the customers were happy.") == 0
    assert star("result_concrete", CHOICE + " In the end everybody was happy with it.") == 0


def test_a_lesson_from_the_story_is_more_than_a_saying() -> None:
    own = " I learned to test a reader on a whole month of files before anybody relies on it."
    assert star("lesson_specific", CHOICE + own) == 1
    assert star("lesson_specific", CHOICE + " I learned that teamwork is important.") == 0


def test_parts_are_specific_by_numbers_dates_and_names() -> None:
    assert star("specific", CHOICE) == 0.5
    vague = "Some time ago we had some issues. I fixed various things and did some stuff."
    assert star("specific", vague) == 0


def test_the_room_of_setting_and_end() -> None:
    assert (star("setting_share", CHOICE) or 1) < 0.33
    assert star("result_room", CHOICE) == 0
    assert (star("result_room", WHOLE) or 0) > 0.8


@pytest.mark.parametrize(
    ("told", "flags"),
    [
        ("The testers were just lazy and it was their fault.", 1),
        ("I saved the project single-handedly.", 1),
        ("I would call the client first.", 1),
        ("I fixed things and did stuff and something and whatever.", 2),
        (CHOICE, 0),
    ],
)
def test_red_flags_are_quoted(told: str, flags: int) -> None:
    found = find("star.red_flags", STORY, told)
    assert found.value == flags
    assert all(seen.place and told[seen.place.start : seen.place.end] for seen in found.seen)


@pytest.mark.parametrize(
    "told",
    [
        "situation task action result",
        "Situation:\nTask:\nAction:\nResult:",
        "Situation: good.\nTask: good.\nAction: good.\nResult: good.",
        "Situation: a situation at work.\nTask: the task.\nAction: my action.\nResult: success.",
        "In my situation the task was the action, and the result of the action was the result.",
    ],
)
def test_the_names_of_the_parts_are_worth_nothing(told: str) -> None:
    card = grade_now(submit(STORY, told), shipped_rubric("behavioral"))
    rated = [card.rating(name) for name in ("structure", "ownership", "impact", "reflection")]
    assert [rating.level for rating in rated if rating] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    "told",
    [
        "as a result, the error rate fell by 40 %.",
        "we saved 12 lakh a year.",
        "the build went from 50 minutes to 8.",
        "we reduced the response time to 200 ms.",
        "that cut the backlog in half.",
        "there were zero complaints in the next quarter.",
        "revenue rose by $20k.",
        "it now runs three times as fast.",
        "releases went from monthly to daily.",
        "the file came at 5:10 instead of 7:30.",
        "we finished two weeks early.",
    ],
)
def test_effects_in_numbers(told: str) -> None:
    assert effects(told)


@pytest.mark.parametrize(
    "told",
    [
        "in 2021 it went live.",
        "we moved to python 3.11 and http/2.",
        "the 500 errors went away.",
        "a team of 5 used it afterwards.",
        "it was one of the best releases.",
        "the first version shipped.",
        "our goal was to increase traffic by 30 %.",
        "we had to reduce costs by 10 percent.",
        "it stores files on s3 with oauth2.",
    ],
)
def test_numbers_that_are_no_effects(told: str) -> None:
    assert not effects(told)


def test_a_target_reached_is_an_effect() -> None:
    assert effects("the target was met: errors fell by 30 %.")


def test_a_number_outside_of_the_result_does_not_count() -> None:
    told = "Last year I was asked to cut costs by 30 %. I called every supplier. I wrote a report."
    assert star("result_quantified", told) == 0


def test_a_vague_lesson_is_none() -> None:
    assert star("reflection", "Last year I led a project. I learned a lot.") == 0
    assert star("reflection", "Last year I led it. I learned a lot about scoping.") == 1


def test_what_a_probe_brought_counts_for_less_and_is_marked() -> None:
    told = "Last year our site was slow. I traced the slow queries. I added two indexes."
    found = find(
        "star.has_result", STORY, told,
        replies=(Reply(ask="And then?", text="As a result it got three times faster."),),
    )  # fmt: skip
    assert found.value == pytest.approx(0.7)
    assert found.prompted
    assert found.seen[0].place is not None
    assert found.seen[0].place.source == "reply-1"


def test_every_place_holds_its_words() -> None:
    submission = submit(STORY, WHOLE)
    for name in ("i_actions", "reasons", "result_quantified"):
        for seen in find(f"star.{name}", STORY, WHOLE).seen:
            assert seen.place is not None
            assert submission.answer[seen.place.start : seen.place.end].strip()


SPOKEN = (
    "So, um, this was two years back when I was at a payments startup."
    " We had this big customer, and their file was late every morning. Nobody really owned it."
    " My lead said, can you look into it, so it became mine basically."
    " What I did was I first sat with the finance guy to see what he does with the file."
    " Turned out he needed only three columns."
    " I changed the job to write those first and pushed the rest to later."
    " The ops team didn't like it at first. I showed them the timings and we agreed on a trial."
    " After that the file came at 5:10 instead of 7:30, and they stopped calling."
    " What I took from it is to ask what people do with the data."
)
NOT_NATIVE = (
    "In my previous company our site was very slow, page load was around 8 seconds."
    " I have been given responsibility to improve it within one sprint."
    " I profiled the code and found N+1 queries. I used prefetching and I add caching for the list."
    " Finally page load reduced from 8 sec to 1.2 sec."
    " From this I learn that one must measure first."
)


@pytest.mark.parametrize("told", [SPOKEN, NOT_NATIVE])
def test_loose_speech_and_foreign_grammar_tell_a_story_too(told: str) -> None:
    for name in ("is_story", "parts", "result_quantified", "reflection"):
        assert star(name, told) == 1, name


def test_fragments_under_headings_tell_a_story_too() -> None:
    told = (
        "Situation: Our release train was blocked by flaky tests.\n"
        "Task: Get the failure rate under 2 % in a month.\n"
        "Action: I listed the worst tests, fixed the fixture, and deleted nine.\n"
        "I wrote a bot that sets new ones aside.\n"
        "Result: Failure rate 11 % to 1.4 %."
    )
    assert star("is_story", told) == 1
    assert star("parts", told) == 1
    assert star("result_quantified", told) == 1
