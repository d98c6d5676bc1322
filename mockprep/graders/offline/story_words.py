"""Owns the word lists by which the parts of a told story are recognised.

The lists are ours, made from how work stories are told, not from any collection of answers. Verbs
are listed in the past tense, in which a story's own actions stand.
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ACTION_VERBS = _set(
    """
    added addressed adapted adjusted adopted advised advocated agreed allocated analysed analyzed
    announced apologised apologized applied approached argued arranged asked assembled assessed
    assigned assisted audited automated backed began benchmarked bisected blocked booked brainstormed
    briefed broke brought budgeted built calculated called captured carried categorised categorized
    chased checked chose clarified cleaned coached coded coordinated collaborated collected combined
    communicated compared compiled compiled composed conducted configured confirmed connected
    consolidated constructed consulted contacted contributed convened converted convinced copied
    counted created customised customized cut debugged decided defined delegated delivered demonstrated
    deployed designed developed devised diagnosed discussed distributed divided documented drafted
    drew drove edited eliminated emailed emphasised emphasized employed encouraged enforced engaged
    enlisted escalated established estimated evaluated examined executed expanded experimented
    explained explored extracted facilitated filed filtered fixed flagged focused followed forecast
    formed formulated forwarded gathered gave generated grouped guided handled held helped highlighted
    hosted identified illustrated implemented improvised incorporated informed initiated inspected
    installed instituted instrumented integrated interviewed introduced investigated invited isolated
    joined kept laid launched led leveraged liaised linked listed listened logged looked made mapped
    matched measured mediated mentored merged met migrated mocked modelled modeled modified monitored
    motivated moved negotiated offered opened optimised optimized ordered organised organized outlined
    overhauled paired participated partnered patched performed persuaded phoned piloted pinned planned
    posted practised practiced prepared presented prioritised prioritized processed produced profiled
    programmed proposed prototyped provided published pulled pushed put queried questioned raised ran
    reached read reallocated reassigned reassured recalculated recommended reconciled recorded recruited
    redesigned redirected redistributed refactored refined reframed rehearsed remained removed
    reordered reorganised reorganized repaired replaced replied reported reproduced requested researched
    reset resolved responded restored restructured retested reviewed revised revisited rewrote rolled
    routed scanned scheduled scoped scripted searched secured segmented selected sent separated served
    set shadowed shared shifted showed shut simplified simulated sketched solicited solved sorted sought
    spent split spoke staged standardised standardized started stayed stepped stopped streamlined
    strengthened structured studied submitted suggested summarised summarized supervised supported surveyed
    swapped switched talked targeted taught tested told took tracked trained transferred translated
    travelled traveled triaged trimmed troubleshot tuned turned typed updated upgraded used utilised
    utilized validated verified visited visualised visualized volunteered walked warned weighed went
    worked wrapped wrote
    """
)
"""What a person does: after `I` or `we` it tells an action."""

STATE_VERBS = _set(
    """
    was were had felt knew thought believed saw heard noticed discovered found got received became
    faced encountered experienced inherited inherited joined liked lived loved needed realised realized
    understood wanted wished hoped expected struggled remembered forgot missed lost failed worried
    recognised recognized enjoyed owned reported seemed appeared used liked disliked stood sat
    """
)
"""What happens to a person, or in them: after `I` it tells no action."""

ACHIEVEMENT_VERBS = _set(
    """
    accomplished achieved attained beat boosted completed cut decreased doubled earned eliminated
    exceeded finished gained generated grew halved hit improved increased lowered managed met
    outperformed overcame prevented quadrupled raised recouped recovered reduced regained resolved
    retained saved shipped shortened solved succeeded surpassed tripled won closed secured salvaged
    averted avoided restored
    """
)
"""What is done once it is over: what was reached, not how."""

RISE_VERBS = _set(
    """
    rose grew increased improved doubled tripled quadrupled climbed jumped soared surged went up
    skyrocketed strengthened recovered rebounded accelerated
    """
)
FALL_VERBS = _set(
    """
    fell dropped decreased declined shrank halved sank plunged slowed lessened diminished
    disappeared vanished stopped
    """
)
GOOD_THINGS = _set(
    """
    sales revenue revenues profit profits profitability income satisfaction productivity morale
    engagement traffic scores score performance efficiency quality attendance retention accuracy
    output throughput uptime availability conversion conversions trust confidence coverage adoption
    participation enrollment membership communication collaboration motivation visibility speed
    loyalty business grades margins subscriptions signups donations rating ratings nps
    """
)
BAD_THINGS = _set(
    """
    errors error complaints complaint bugs bug defects delays delay turnover churn cost costs downtime
    tickets backlog incidents waste latency failures failure rework returns absenteeism overtime
    crashes outages alerts conflicts mistakes spend spending expenses bill wait waiting times time
    duration noise escalations accidents refunds
    """
)
PROBLEM_WORDS = _set(
    """
    bottleneck bottlenecks breakdown chaos complaint complaints conflict conflicts confusion crisis
    crunch deadlock delay delays difficulty difficulties disagreement disagreements disaster dispute
    downtime emergency flaw flaws friction frustration gap gaps glitch inconsistencies inefficiencies
    inefficiency issues lack miscommunication misunderstanding mistakes mess obstacle obstacles outage
    outages pressure problem problems resistance setback shortage shortages shortfall tension tensions
    turnover understaffed uncertainty overwhelmed outdated overdue unhappy dissatisfied frustrated
    upset angry confused disorganised disorganized demotivated discouraged unclear unreliable
    inefficient legacy chaotic unresponsive unprepared vague sceptical skeptical reluctant
    """
)
PROBLEM_VERBS = _set(
    """
    broke clashed collapsed complained crashed deteriorated disagreed failed lacked lagged leaked left
    lost missed overran quit refused resigned slipped stalled struggled suffered threatened
    cancelled canceled worsened underperformed froze caused
    """
)
"""What goes wrong: after others than `I` it tells the situation."""

PRAISE = _set(
    """
    happy pleased thrilled delighted satisfied impressed grateful thankful excited proud ecstatic
    appreciative successful effective amazed relieved
    """
)
BENEFICIARIES = _set(
    """
    customer customers client clients user users driver drivers shipper shippers carrier carriers
    support on-call oncall finance accounting sales marketing operations ops team teams colleague
    colleagues manager managers company business department departments patients patient students
    student teachers staff employees support dispatch dispatchers warehouse analysts engineers
    developers designers stakeholders partner partners vendor vendors merchants sellers buyers
    management leadership executives board community members subscribers tenants readers visitors
    """
)
