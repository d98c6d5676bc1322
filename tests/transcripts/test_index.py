"""The summaries of recorded sessions, and the cache in which they are kept."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from mockprep.domain.grading import make_scorecard
from mockprep.transcripts.index import CACHE_NAME, SessionIndex, SessionSummary
from mockprep.transcripts.store import TranscriptStore
from tests.building import START, Sitting, plain_rubric, rating, sit, submission


@pytest.fixture
def store(tmp_path: Path) -> TranscriptStore:
    return TranscriptStore(tmp_path / "sessions")


def save(store: TranscriptStore, name: str, sitting: Sitting) -> None:
    with store.create(name) as writer:
        for event in sitting.recorded:
            writer.append(event)


def finished() -> Sitting:
    """An interview of which two answers of three were graded, one of them twice."""
    sitting = sit()
    for length in (1, 1.5):
        sitting.clock.forward(length)
        sitting.answer()
    sitting.clock.forward(2)
    sitting.session.start_round()
    sitting.clock.forward(4)
    sitting.answer()
    for place, level in (((0, 0), 1), ((0, 0), 4), ((1, 0), 2)):
        card = make_scorecard(submission(), plain_rubric(), "test", [rating("accuracy", level)])
        sitting.session.record_scorecard(place, card)
    return sitting


def test_a_finished_session_is_summed_up(store: TranscriptStore) -> None:
    save(store, "20260105-090000-done", finished())
    (summary,) = SessionIndex(store).recent()
    assert summary.score == pytest.approx((100 + 33.3) / 2)
    assert summary == SessionSummary(
        id="20260105-090000-done",
        title="A loop",
        loop="loop",
        mode="interview",
        started_at=START,
        ended_at=START + timedelta(minutes=8.5),
        ended="finished",
        rounds=2,
        questions_asked=3,
        questions_total=3,
        score=summary.score,
        minutes_used=6.5,
    )


def test_an_unfinished_session_is_summed_up(store: TranscriptStore) -> None:
    sitting = sit()
    sitting.answer()
    sitting.clock.forward(1)
    sitting.write("half an ans")
    save(store, "20260105-090000-half", sitting)
    (summary,) = SessionIndex(store).unfinished()
    assert summary.unfinished
    assert (summary.questions_asked, summary.questions_total) == (2, 3)
    assert (summary.minutes_used, summary.score, summary.ended) == (1, None, None)


def test_sessions_are_listed_newest_first(store: TranscriptStore) -> None:
    for month in ("01", "03", "02"):
        save(store, f"2026{month}01-000000-done", finished())
        save(store, f"2026{month}01-000000-half", sit())
    index = SessionIndex(store)
    assert [s.id[4:6] for s in index.unfinished()] == ["03", "02", "01"]
    assert [s.id[4:] for s in index.recent(3)] == [
        "0301-000000-half",
        "0301-000000-done",
        "0201-000000-half",
    ]


def test_no_folder_is_no_session(store: TranscriptStore) -> None:
    assert SessionIndex(store).recent() == []
    assert SessionIndex(store).unfinished() == []
    assert not store.folder.exists()


def test_a_session_that_is_open_is_not_offered(store: TranscriptStore) -> None:
    save(store, "20260105-090000-half", sit())
    with store.open("20260105-090000-half"):
        assert SessionIndex(store).unfinished() == []
        assert len(SessionIndex(store).recent()) == 1
    assert len(SessionIndex(store).unfinished()) == 1


def test_an_unreadable_session_hides_no_other(store: TranscriptStore) -> None:
    save(store, "20260101-000000-good", sit())
    save(store, "20260102-000000-lost", sit())
    save(store, "20260103-000000-good", sit())
    lost = store.path("20260102-000000-lost")
    lost.write_bytes(lost.read_bytes().replace(b"round_started", b"round_begun"))
    for _ in range(2):
        index = SessionIndex(store)
        assert [s.problem is None for s in index.recent()] == [True, False, True]
        assert len(index.unfinished()) == 2
        problem = index.recent()[1].problem
        assert problem is not None
        assert f"{lost}, line 3: the event 'round_begun' is not known" in problem


def test_a_session_of_which_nothing_was_saved_is_left_out(store: TranscriptStore) -> None:
    save(store, "20260101-000000-good", sit())
    for name, content in (("none", b""), ("torn", b'{"schema":"mockprep/trans')):
        store.path(f"20260102-000000-{name}").write_bytes(content)
    assert [s.id for s in SessionIndex(store).recent()] == ["20260101-000000-good"]


def test_a_torn_tail_is_no_problem(store: TranscriptStore) -> None:
    save(store, "20260105-090000-half", sit())
    with store.path("20260105-090000-half").open("ab") as file:
        file.write(b'{"at":"20')
    (summary,) = SessionIndex(store).unfinished()
    assert summary.problem is None


# The cache


def test_the_cache_is_used_while_a_file_is_unchanged(store: TranscriptStore) -> None:
    save(store, "20260105-090000-done", finished())
    SessionIndex(store).recent()
    rewrite_titles(store)
    assert SessionIndex(store).recent()[0].title == "from the cache"
    with store.open("20260105-090000-done") as writer:
        writer.touch(START)
    assert SessionIndex(store).recent()[0].title == "A loop"


def rewrite_titles(store: TranscriptStore) -> None:
    """Let the cache tell another title than the transcripts do."""
    cache = store.folder / CACHE_NAME
    cache.write_text(cache.read_text().replace("A loop", "from the cache"))


def test_the_cache_follows_the_files(store: TranscriptStore) -> None:
    names = ["20260101-000000-aaaa", "20260102-000000-bbbb"]
    for name in names:
        save(store, name, sit())
    assert [s.id for s in SessionIndex(store).recent()] == names[::-1]
    store.path(names[0]).unlink()
    save(store, "20260103-000000-cccc", sit())
    assert [s.id for s in SessionIndex(store).recent()] == ["20260103-000000-cccc", names[1]]
    with store.open(names[1]) as writer:
        sitting = sit()
        sitting.session.quit()
        for event in sitting.recorded[3:]:
            writer.append(event)
    assert SessionIndex(store).recent()[1].ended == "quit"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff",
        b'{"mockprep": "0.1.0", "sessions": []}',
        b'{"mockprep": "0.1.0", "sessions": {"20260105-090000-done": 3}}',
        b'{"mockprep": "0.1.0", "sessions": {"20260105-090000-done": [[1, 2], 3]}}',
        b'{"mockprep": "0.0.0", "sessions": {}}',
    ],
)
def test_a_cache_that_makes_no_sense_is_made_anew(store: TranscriptStore, content: bytes) -> None:
    save(store, "20260105-090000-done", finished())
    expected = SessionIndex(store).recent()
    cache = store.folder / CACHE_NAME
    sound = json.loads(cache.read_bytes())
    cache.write_bytes(content)
    assert SessionIndex(store).recent() == expected
    assert json.loads(cache.read_bytes()) == sound


def test_a_cached_summary_that_makes_no_sense_is_made_anew(store: TranscriptStore) -> None:
    save(store, "20260105-090000-done", finished())
    expected = SessionIndex(store).recent()
    cache = store.folder / CACHE_NAME
    cache.write_text(cache.read_text().replace('"interview"', '"nap"'))
    assert SessionIndex(store).recent() == expected


def test_another_version_sums_up_anew(store: TranscriptStore) -> None:
    save(store, "20260105-090000-done", finished())
    SessionIndex(store).recent()
    rewrite_titles(store)
    cache = store.folder / CACHE_NAME
    cache.write_text(cache.read_text().replace('"mockprep":"', '"mockprep":"9.'))
    assert SessionIndex(store).recent()[0].title == "A loop"


def test_a_cache_that_can_not_be_kept_is_no_error(store: TranscriptStore) -> None:
    save(store, "20260105-090000-done", finished())
    (store.folder / CACHE_NAME).mkdir()
    assert len(SessionIndex(store).recent()) == 1
    names = sorted(path.name for path in store.folder.iterdir())
    assert names == ["20260105-090000-done.jsonl", CACHE_NAME]
