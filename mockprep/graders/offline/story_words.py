"""Owns the word lists by which the parts of a told story are recognised.

The lists are ours, made from how work stories are told, not from any collection of answers. Verbs
are listed in the past tense, in which a story's own actions stand.
"""


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(words.split())


ACTION_VERBS = word_set(
    """
    adapted added addressed adjusted adopted advised advocated agreed allocated analysed
    analyzed announced apologised apologized applied approached argued arranged asked assembled
    assessed assigned assisted audited automated backed began benchmarked bisected blocked
    booked brainstormed briefed broke brought budgeted built calculated called captured carried
    categorised categorized chased checked chose clarified cleaned coached coded collaborated
    collected combined communicated compared compiled composed conducted configured confirmed
    connected consolidated constructed consulted contacted contributed convened converted
    convinced coordinated copied counted created customised customized cut debugged decided
    defined delegated delivered demonstrated deployed designed developed devised diagnosed
    discussed distributed divided documented drafted drew drove edited eliminated emailed
    emphasised emphasized employed encouraged enforced engaged enlisted escalated established
    estimated evaluated examined executed expanded experimented explained explored extracted
    facilitated filed filtered fixed flagged focused followed forecast formed formulated
    forwarded gathered gave generated grouped guided handled held helped highlighted hosted
    identified illustrated implemented improvised incorporated informed initiated inspected
    installed instituted instrumented integrated interviewed introduced investigated invited
    isolated joined kept laid launched led leveraged liaised linked listed listened logged
    looked made mapped matched measured mediated mentored merged met migrated mocked modeled
    modelled modified monitored motivated moved negotiated offered opened optimised optimized
    ordered organised organized outlined overhauled paired participated partnered patched
    performed persuaded phoned piloted pinned planned posted practiced practised prepared
    presented prioritised prioritized processed produced profiled programmed proposed prototyped
    provided published pulled pushed put queried questioned raised ran reached read reallocated
    reassigned reassured recalculated recommended reconciled recorded recruited redesigned
    redirected redistributed refactored refined reframed rehearsed remained removed reordered
    reorganised reorganized repaired replaced replied reported reproduced requested researched
    reset resolved responded restored restructured retested reviewed revised revisited rewrote
    rolled routed sat scanned scheduled scoped scripted searched secured segmented selected sent
    separated served set shadowed shared shifted showed shut simplified simulated sketched
    solicited solved sorted sought spent split spoke staged standardised standardized started
    stayed stepped stopped streamlined strengthened structured studied submitted suggested
    summarised summarized supervised supported surveyed swapped switched talked targeted taught
    tested told took tracked trained transferred translated traveled travelled triaged trimmed
    troubleshot tuned turned typed updated upgraded used utilised utilized validated verified
    visited visualised visualized volunteered walked warned weighed went worked wrapped wrote
    """
)
"""What a person does: after `I` or `we` it tells an action."""

STATE_VERBS = word_set(
    """
    appeared became believed discovered disliked encountered enjoyed expected experienced faced
    failed felt forgot found got had heard hoped inherited joined knew learned learnt liked
    lived lost loved missed needed noticed owned realised realized received recognised
    recognized remembered reported saw seemed stood struggled thought understood used wanted was
    were wished worried
    """
)
"""What happens to a person, or in them: after `I` it tells no action."""

ACHIEVEMENT_VERBS = word_set(
    """
    accomplished achieved attained averted avoided beat boosted closed completed cut decreased
    doubled earned eliminated exceeded finished gained generated grew halved hit improved
    increased lowered managed met outperformed overcame prevented quadrupled raised recouped
    recovered reduced regained resolved restored retained salvaged saved secured shipped
    shortened solved succeeded surpassed tripled won
    """
)
"""What is done once it is over: what was reached, not how."""

RISE_VERBS = word_set(
    """
    accelerated climbed doubled grew improved increased jumped quadrupled rebounded recovered
    rose skyrocketed soared strengthened surged tripled up went
    """
)
FALL_VERBS = word_set(
    """
    declined decreased diminished disappeared dropped fell halved lessened plunged sank shrank
    slowed stopped vanished
    """
)
GOOD_THINGS = word_set(
    """
    accuracy adoption attendance availability business collaboration communication confidence
    conversion conversions coverage donations efficiency engagement enrollment grades income
    loyalty margins membership morale motivation nps output participation performance
    productivity profit profitability profits quality rating ratings retention revenue revenues
    sales satisfaction score scores signups speed subscriptions throughput traffic trust uptime
    visibility
    """
)
BAD_THINGS = word_set(
    """
    absenteeism accidents alerts backlog bill bug bugs churn complaint complaints conflicts cost
    costs crashes defects delay delays downtime duration error errors escalations expenses
    failure failures incidents latency mistakes noise outages overtime refunds returns rework
    spend spending tickets time times turnover wait waiting waste
    """
)
PROBLEM_WORDS = word_set(
    """
    angry bottleneck bottlenecks breakdown chaos chaotic complaint complaints conflict conflicts
    confused confusion crisis crunch deadlock delay delays demotivated difficulties difficulty
    disagreement disagreements disaster discouraged disorganised disorganized dispute
    dissatisfied downtime emergency flaw flaws friction frustrated frustration gap gaps glitch
    inconsistencies inefficiencies inefficiency inefficient issues lack legacy mess
    miscommunication mistakes misunderstanding obstacle obstacles outage outages outdated
    overdue overwhelmed pressure problem problems reluctant resistance sceptical setback
    shortage shortages shortfall skeptical tension tensions turnover uncertainty unclear
    understaffed unhappy unprepared unreliable unresponsive upset vague
    """
)
PROBLEM_VERBS = word_set(
    """
    broke canceled cancelled caused clashed collapsed complained crashed deteriorated disagreed
    failed froze lacked lagged leaked left lost missed overran quit refused resigned slipped
    stalled struggled suffered threatened underperformed worsened
    """
)
"""What goes wrong: after others than `I` it tells the situation."""

PRAISE = word_set(
    """
    amazed appreciative delighted ecstatic effective excited grateful happy impressed pleased
    proud relieved satisfied successful thankful thrilled
    """
)
BENEFICIARIES = word_set(
    """
    accounting analysts board business buyers carrier carriers client clients colleague
    colleagues community company customer customers department departments designers developers
    dispatch dispatchers driver drivers employees engineers executives finance leadership
    management manager managers marketing members merchants on-call oncall operations ops
    partner partners patient patients readers sales sellers shipper shippers staff stakeholders
    student students subscribers support teachers team teams tenants user users vendor vendors
    visitors warehouse
    """
)
GAINS = word_set(
    """
    accelerate accept accomplish achieve adopt align alleviate amplify appreciate approve attain
    attract avert award balance benefit boost broaden capture clarify clear close complete
    conclude control convert correct cut deepen deliver double earn ease eliminate embrace
    empower enable energise energize enhance enlighten enrich ensure equip establish exceed
    expand expedite facilitate finalise finalize fix foster fulfil fulfill gain generate grow
    halve harmonise harmonize heal hit host identify implement improve increase integrate launch
    lift maintain master maximise maximize meet minimise minimize mitigate modernise modernize
    motivate nurture optimise optimize outperform overcome praise preserve prevent promote
    protect publish raise reach rebuild recover reduce regain reignite reinforce release renew
    repair repeat resolve restore retain revitalise revitalize revive reward safeguard satisfy
    save secure select settle sharpen shorten sign simplify smooth solidify solve spark
    stabilise stabilize streamline strengthen succeed surpass sustain thrive transform triple
    uncover unify unite uphold utilise utilize validate win
    """
)
"""What is a gain when it is said of a thing, in their plain forms: `the backlog was cleared`."""

LOSSES = word_set(
    """
    abandon break burn cancel cause clash collapse complain crash damage decline delay deny
    depart deteriorate disagree disappoint dispute disrupt divide escalate fail falter fight
    flounder freeze halt hamper hinder ignore impede jeopardise jeopardize lack lag leak leave
    limit lose miss neglect offend overload overlook overrun overwhelm plague postpone quit
    refuse reject resign resist restrict retire ruin shrink sink slip slow stall stop struggle
    suffer suspend threaten underperform upset waste weaken worry worsen
    """
)
"""What is a loss when it is said of a thing or of others, in their plain forms."""

GOOD_STATES = word_set(
    """
    able accurate aligned ample balanced beneficial better bright calm capable clear clearer
    cohesive comfortable competitive compliant confident consistent cooperative cost-effective
    effective efficient engaged engaging error-free faster flawless fluent fun functional
    happier harmonious healthy improved informed invaluable leaner loyal manageable memorable
    motivated on-time open optimal organised organized positive prepared productive proficient
    profitable ready refreshed reliable resilient responsive robust safe safer satisfied
    seamless secure skilled smooth smoother stable streamlined strong stronger successful
    superior supportive sustainable transparent unified united up-to-date user-friendly valuable
    versatile viable well-informed well-prepared well-received worthwhile
    """
)
BAD_STATES = word_set(
    """
    absent afraid angry anxious apparent behind blocked broken chaotic complex complicated
    concerned confused confusing cramped critical crowded demanding desperate difficult
    disappointed disappointing disconnected disengaged disjointed disorganised disorganized
    dissatisfied divided down dull fragmented frustrated frustrating hard hesitant high-stakes
    ill impossible inaccurate inadequate incomplete inconsistent ineffective inefficient
    inexperienced insecure insufficient intense late limited loud low minimal misaligned missing
    needed nervous new obsolete off outdated overbooked overdue overloaded overstretched
    overwhelmed poor pressing rushed scarce scattered sceptical sensitive short sick skeptical
    slow stagnant stale strained stressed stressful strict struggling stuck subpar tense tight
    tired tough unavailable unaware unclear underperforming underutilised underutilized uneasy
    unexpected unfamiliar unfinished unhappy unmotivated unorganized unpredictable unprepared
    unproductive unreliable unresolved unsafe unsatisfied unstable unsuccessful untested unused
    upset urgent vague volatile weak worried
    """
)
