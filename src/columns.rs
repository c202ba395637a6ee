//! A scheme as a plan for columns: everything that is worked out once, whatever the number of people, by the stages
//! themselves. Rules that look at more of somebody than columns hold are named, and refused.

use cadre_pay_columns as plan;

use crate::adjust::{Adjustment, Score};
use crate::assess::{Assessment, Level};
use crate::difficulty;
use crate::exact::{Exact, Fixed, Mode, Rounding};
use crate::grade::Graded;
use crate::pay;
use crate::period::Period;
use crate::quarter::{Assessed, Cohort, Quarter, Roll, Subject, Village};
use crate::scheme::{
    Counts, Effect, Grading, GroupCounts, Indicator, Item, ItemKind, Moves, OffenderRule, On, PayBy, PayRule, PoolRule,
    ProRating, QuotaSize, RedLine, Rules, Scheme, ScoreFrom, SubjectKind, TieRule, WhenOver, WhenUnder,
};
use crate::score::BaseScore;

/// A rule that columns cannot carry: its place in the scheme, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// Key of the scheme.
    pub place: &'static str,
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

macro_rules! beyond {
    ($($name:ident $place:literal $zh:literal $en:literal;)*) => {
        $(const $name: Beyond = Beyond { place: $place, zh: $zh, en: $en };)*
        /// All of them.
        pub const ALL_BEYOND: &[Beyond] = &[$($name),*];
    };
}

beyond! {
    TEAM "team" "成批核算不含村集体考核" "columns do not assess villages as teams";
    STAGES "stages" "成批核算不分环节" "columns know no stages";
    FACTORS "factors" "成批核算不含系数项" "columns have no factors besides the class of the village";
    SUGGESTION "subject" "对象为村或户且分类别的，成批核算不支持" "columns know categories by posts only";
    INDICATORS "indicators" "成批核算只收直接打分的指标" "columns hold entered scores only";
    MOVED "barometer.items" "加减分移动指标的，成批核算不支持" "events of columns move no indicator";
    AGAIN "barometer.items" "再次发生加倍或按月封顶的，成批核算不支持" "events of columns have no date: nothing counts manifold the second time or up to a cap of each month";
    TESTS "grading.grades" "等次带其他条件的，成批核算不支持" "columns have no conditions of grades besides the score";
    TEAM_QUOTA "grading.grades" "名额随村集体等次变化的，成批核算不支持" "columns have no quota by the grade of the village";
    TIE "grading.tie" "同分比较的指标须计入得分" "marks that are compared in a tie must count";
    PAY_BY "pay.items" "成批核算的补贴须由等次决定，不由分数、名次决定" "pay of columns follows from the grade, not from score or rank";
    PAY_FACT "pay.items" "成批核算不含各人各自的标准" "columns hold no standard of one's own";
    POOL "pool" "差额要分摊、扣回或共享的，成批核算不支持" "columns do not scale, share or claw back the difference";
    LEDGER "ledger" "成批核算不含积分账户" "columns keep no points";
    GRADES "grading.grades" "等次过多" "more grades than columns can number";
    POSTS "people.posts" "成批核算每人只有一个职务" "in columns everybody has one post";
    WEIGHTS "villages.weights" "成批核算不含各村自定的权重和系数" "columns hold no weights or coefficients of one village or quarter";
    TOTALS "people.score" "成批核算不含只有总分的人" "columns hold no totals beside marks";
    SERVICE "people.from" "成批核算不含任职起止日期" "columns hold no first and last day in post";
    FINE "indicators" "权重和满分合在一起超出64位" "weights and full marks together leave 64 bits";
}

/// The plan of a scheme for one period.
///
/// # Errors
/// The first rule that columns cannot carry.
pub fn plan(scheme: &Scheme, period: Period) -> Result<plan::Plan, Beyond> {
    refuse_what_columns_cannot_carry(scheme)?;
    let rules = &scheme.own;
    let marked = marked(rules);
    let time = time(scheme, period);
    let within =
        rules.grading.as_ref().map_or((true, false), |grading| (grading.within_category, grading.within_village));
    Ok(plan::Plan {
        score: score_rules(scheme, &marked),
        marks: marks(rules, &marked)?,
        categories: posts(scheme).map(|post| post.map_or(0, |post| scheme.posts[post].category)).collect(),
        classes: scheme.classes.len().max(1),
        events: events(scheme)?,
        red_lines: scheme.red_lines.iter().map(|red_line| a_red_line(scheme, red_line)).collect(),
        grading: rules.grading.as_ref().map(|grading| grades(grading, &marked)).transpose()?,
        within_category: within.0 && !scheme.posts.is_empty(),
        within_village: within.1,
        time,
        pay: scheme.pay.as_ref().map(|rule| pay_rules(scheme, rule, period, time)),
    })
}

fn refuse_what_columns_cannot_carry(scheme: &Scheme) -> Result<(), Beyond> {
    let rules = &scheme.own;
    let pool = |rule: &PoolRule| {
        matches!(rule.when_over.value, WhenOver::Report | WhenOver::CarryForward)
            && matches!(rule.when_under.value, WhenUnder::Report | WhenUnder::CarryForward)
    };
    let by_grade = |by: &PayBy| matches!(by, PayBy::Fixed | PayBy::Ratio | PayBy::Amount);
    let items = || scheme.pay.iter().flat_map(|rule| &rule.items);
    let is_mark = |indicator: &Indicator| matches!(indicator.score, None | Some(ScoreFrom::Entered));
    let refusals = [
        (scheme.team.is_some(), TEAM),
        (!scheme.stages.is_empty(), STAGES),
        (!rules.factors.is_empty(), FACTORS),
        (scheme.subject != SubjectKind::Person && !scheme.categories.is_empty(), SUGGESTION),
        (!rules.indicators.iter().all(is_mark), INDICATORS),
        (scheme.ledger.is_some(), LEDGER),
        (!items().all(|item| by_grade(&item.by)), PAY_BY),
        (items().any(|item| item.standard_fact.is_some()), PAY_FACT),
        (!scheme.pool.as_ref().is_none_or(pool), POOL),
    ];
    refusals.into_iter().find(|(refused, _)| *refused).map_or(Ok(()), |(_, beyond)| Err(beyond))
}

/// Indexes of the indicators that are scored, with a weight all the way up.
fn marked(rules: &Rules) -> Vec<usize> {
    let weighs = |at: &usize| path(rules, *at).all(|up| rules.indicators[up].weight.value != Fixed::ZERO);
    (0..rules.indicators.len()).filter(|at| rules.indicators[*at].score.is_some()).filter(weighs).collect()
}

fn path(rules: &Rules, at: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(Some(at), |at| rules.indicators[*at].heading)
}

/// What a whole point of an indicator contributes to the score.
fn share(rules: &Rules, at: usize) -> Exact {
    path(rules, at).fold(Exact::whole(1), |share, at| {
        let indicator = &rules.indicators[at];
        let of_full = || Exact::new(i128::from(Fixed::ONE.units()), i128::from(indicator.full_marks.units()));
        match indicator.counts {
            Counts::Points | Counts::Through => share,
            Counts::Weight => share * of_full() * indicator.weight.value.exact(),
        }
    })
}

/// A total that is entered as a whole is one mark of weight 1.
fn marks(rules: &Rules, marked: &[usize]) -> Result<Vec<plan::Mark>, Beyond> {
    if rules.indicators.is_empty() {
        let total = plan::Mark { full: Fixed::whole(crate::bounds::TOTAL_SCORE.max).units(), weight: 1 };
        return Ok(if rules.score.start.is_some() { Vec::new() } else { vec![total] });
    }
    let denominator = denominator(rules, marked).ok_or(FINE)?;
    let mark = |at: &usize| {
        let (numerator, own) = share(rules, *at).parts();
        let weight = i64::try_from(numerator * (denominator / own)).map_err(|_| FINE)?;
        Ok(plan::Mark { full: rules.indicators[*at].full_marks.units(), weight })
    };
    marked.iter().map(mark).collect()
}

/// The smallest denominator that fits every share.
fn denominator(rules: &Rules, marked: &[usize]) -> Option<i128> {
    let fits = |sum: i128, at: &usize| {
        let (_, own) = share(rules, *at).parts();
        let (mut a, mut b) = (sum, own);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        (sum / a).checked_mul(own).filter(|product| i64::try_from(*product).is_ok())
    };
    marked.iter().try_fold(1, fits)
}

fn score_rules(scheme: &Scheme, marked: &[usize]) -> plan::ScoreRules {
    let (rules, rule) = (&scheme.own, &scheme.own.score);
    let units = |value: &Option<crate::scheme::Sourced<Fixed>>| value.as_ref().map(|value| value.value.units());
    let one = Fixed::ONE.units();
    let coefficients = if scheme.classes.is_empty() {
        vec![one]
    } else {
        scheme.classes.iter().map(|class| class.coefficient.value.units()).collect()
    };
    let by = |on: On, coefficient: i64| if scheme.difficulty_on == on { coefficient } else { one };
    plan::ScoreRules {
        start: if rules.indicators.is_empty() { units(&rule.start).unwrap_or_default() } else { 0 },
        denominator: denominator(rules, marked).and_then(|all| i64::try_from(all).ok()).unwrap_or(1),
        by_class: coefficients.into_iter().map(|own| (by(On::Assessed, own), by(On::Score, own))).collect(),
        step: rule.rounding.value.step.units(),
        mode: mode(rule.rounding.value),
        floor: units(&rule.floor),
        ceiling: units(&rule.ceiling),
    }
}

fn mode(rounding: Rounding) -> plan::Mode {
    match rounding.mode {
        Mode::HalfUp => plan::Mode::HalfUp,
        Mode::HalfEven => plan::Mode::HalfEven,
        Mode::Down => plan::Mode::Down,
        Mode::Up => plan::Mode::Up,
    }
}

/// The posts that somebody can hold, or nothing once where subjects hold none.
fn posts(scheme: &Scheme) -> impl Iterator<Item = Option<usize>> + '_ {
    let none = scheme.posts.is_empty().then_some(None);
    (0..scheme.posts.len()).map(Some).chain(none)
}

fn events(scheme: &Scheme) -> Result<plan::EventRules, Beyond> {
    let barometer = &scheme.own.barometer;
    let units = |cap: &Option<crate::scheme::Sourced<Fixed>>| cap.as_ref().map(|cap| cap.value.units());
    let item = |item: &Item| {
        if matches!(item.moves, Moves::Indicator(_)) {
            return Err(MOVED);
        }
        if item.again.as_ref().is_some_and(|again| again.value > 1) || item.month_cap.is_some() {
            return Err(AGAIN);
        }
        Ok(plan::EventItem {
            bonus: item.kind == ItemKind::Bonus,
            yuan: item.moves == Moves::Pay,
            points: posts(scheme).map(|post| points(scheme, item, post).units()).collect(),
            cap: units(&item.cap),
            group: item.group,
        })
    };
    let group = |group: &crate::scheme::Group| plan::EventGroup {
        outweighs: match group.counts {
            GroupCounts::All => plan::Outweighs::Nothing,
            GroupCounts::Largest => plan::Outweighs::Everything,
            GroupCounts::LargestPerMatter => plan::Outweighs::TheSameMatter,
        },
        cap: units(&group.cap),
    };
    Ok(plan::EventRules {
        items: barometer.items.iter().map(item).collect::<Result<_, _>>()?,
        groups: barometer.groups.iter().map(group).collect(),
        bonus_cap: units(&barometer.bonus_cap),
        deduction_cap: units(&barometer.deduction_cap),
    })
}

/// What an item counts each time for the holder of a post.
fn points(scheme: &Scheme, item: &Item, post: Option<usize>) -> Fixed {
    let carries = |wanted: &usize| post.is_some_and(|post| scheme.posts[post].holds.contains(wanted));
    let own = item.per_post.iter().find(|(post, _)| carries(post)).map(|(_, points)| points.value);
    own.unwrap_or(item.points.value)
}

fn a_red_line(scheme: &Scheme, rule: &RedLine) -> plan::RedLine {
    let carries = |held: Option<usize>| {
        held.is_some_and(|held| rule.posts.iter().any(|post| scheme.posts[held].holds.contains(post)))
    };
    let items = scheme.pay.as_ref().map_or(0, |pay| pay.items.len());
    plan::RedLine {
        in_charge: rule.grid_cadre,
        everybody: rule.everybody || (rule.village && scheme.subject == SubjectKind::Village),
        posts: posts(scheme).map(carries).collect(),
        offender: match rule.offender {
            OffenderRule::Always => plan::Offender::Always,
            OffenderRule::WhenTicked => plan::Offender::WhenTicked,
            OffenderRule::Never => plan::Offender::Never,
        },
        effect: match rule.effect {
            Effect::Last => plan::Effect::Last,
            Effect::NoBetterThan(grade) => plan::Effect::NoBetterThan(grade),
            Effect::Keeps => plan::Effect::Keeps,
        },
        withholds: (0..items).map(|item| rule.withholds.contains(&item)).collect(),
    }
}

fn grades(grading: &Grading, marked: &[usize]) -> Result<plan::Grading, Beyond> {
    let grade = |grade: &crate::scheme::Grade| {
        let quota = |quota: &crate::scheme::Quota| {
            let (is_share, size) = match &quota.size {
                QuotaSize::Share(share) => (true, share.units()),
                QuotaSize::Places(places) => (false, i64::try_from(*places).expect("lists are bounded")),
                QuotaSize::ByTeamGrade(_) => return Err(TEAM_QUOTA),
            };
            Ok(plan::Quota { is_share, size, at_least: quota.at_least })
        };
        if !grade.tests.is_empty() {
            return Err(TESTS);
        }
        let from = grade.from.as_ref().map(|from| from.value.units());
        Ok(plan::Grade { from, quota: grade.quota.as_ref().map(quota).transpose()? })
    };
    let place = |indicator: &usize| marked.iter().position(|own| own == indicator).ok_or(TIE);
    if grading.grades.len() > 250 {
        return Err(GRADES);
    }
    Ok(plan::Grading {
        grades: grading.grades.iter().map(grade).collect::<Result<_, _>>()?,
        order: grading.order.clone(),
        otherwise: grading.otherwise,
        tie: match &grading.tie.value {
            TieRule::Decide => plan::Tie::Decide,
            TieRule::BothUp => plan::Tie::BothUp,
            TieRule::BothDown => plan::Tie::BothDown,
            TieRule::ByIndicators(indicators) => {
                plan::Tie::ByMarks(indicators.iter().map(place).collect::<Result<_, _>>()?)
            }
        },
        red_lined_in_headcount: grading.red_lined_in_headcount.value,
    })
}

/// How long somebody can serve, in what pay is pro-rated by.
fn time(scheme: &Scheme, period: Period) -> i64 {
    match scheme.pay.as_ref().map(|rule| rule.pro_rating.value) {
        Some(ProRating::Months) => period.span.months(),
        Some(ProRating::Days) => period.day_count(),
        Some(ProRating::None) | None => 0,
    }
}

/// Asks the stage itself what each post, class, time and grade comes to.
fn pay_rules(scheme: &Scheme, rule: &PayRule, period: Period, time: i64) -> plan::PayRules {
    let everybody = everybody(scheme, period, time);
    let classes = difficulty::classify(scheme, &everybody);
    let grades = scheme.own.grading.as_ref().map_or(1, |grading| grading.grades.len());
    let people = everybody.own.subjects.len();
    let mut items = vec![vec![0; people * grades]; rule.items.len()];
    for grade in 0..grades {
        let found = all_graded(people, grade);
        let (quarter, roll, rules) = (&everybody, &everybody.own, &scheme.own);
        let level = Level { scheme, quarter, classes: &classes, rules, roll, team: None, results: Some(&found) };
        for person in 0..people {
            let earned = pay::pay_subject(&level, rule, person).expect("standard and grade are there");
            for (item, earned) in items.iter_mut().zip(&earned.items) {
                item[person * grades + grade] = earned.rounded.fen();
            }
        }
    }
    let step = rule.rounding.value.step.units() * 100 / Fixed::ONE.units();
    plan::PayRules { items, grades, step, mode: mode(rule.rounding.value) }
}

/// Somebody of each post in a village of each class, for each time.
fn everybody(scheme: &Scheme, period: Period, time: i64) -> Quarter {
    let classes = scheme.classes.len().max(1);
    let village = |class: usize| Village {
        id: String::new(),
        name: String::new(),
        measures: [None; 3],
        class: (class < scheme.classes.len()).then_some(class),
        class_reason: None,
        weights: None,
        weights_reason: None,
        shared: Vec::new(),
        facts: vec![None; scheme.facts.len()],
        grids: Vec::new(),
    };
    let who = posts(scheme)
        .flat_map(|post| (0..classes).flat_map(move |class| (0..=time).map(move |time| (post, class, time))));
    let subjects = who.map(|(post, class, time)| somebody(scheme, period, post, class, time)).collect();
    let cohorts = vec![Cohort { category: None, village: None, name: String::new() }];
    Quarter {
        period,
        stage: None,
        town: String::new(),
        opening_balance: crate::exact::Money::ZERO,
        coefficients: Vec::new(),
        villages: (0..classes).map(village).collect(),
        own: Roll { subjects, cohorts, ..Roll::default() },
        team: Roll::default(),
        incidents: Vec::new(),
        hash: String::new(),
    }
}

fn somebody(scheme: &Scheme, period: Period, post: Option<usize>, village: usize, time: i64) -> Subject {
    let by = scheme.pay.as_ref().map(|rule| rule.pro_rating.value);
    Subject {
        id: String::new(),
        name: String::new(),
        village,
        posts: post.into_iter().collect(),
        main_post: post,
        category: post.map(|post| scheme.posts[post].category),
        cohort: 0,
        months: if by == Some(ProRating::Months) { time } else { period.span.months() },
        months_reason: None,
        days: if by == Some(ProRating::Days) { time } else { period.day_count() },
        service: (None, None),
        assessed: Assessed::Total(None),
        earlier_stages: Vec::new(),
        ratings: Vec::new(),
        facts: vec![None; scheme.facts.len()],
        votes: Vec::new(),
        earlier: Vec::new(),
        adjustments: Vec::new(),
        opening_points: Fixed::ZERO,
        redeemed: Vec::new(),
        note: None,
        place: String::new(),
    }
}

/// As if everybody had this grade, and a score that nothing is made of.
fn all_graded(people: usize, grade: usize) -> Assessment {
    let zero = Exact::ZERO;
    let (base, rounded) = (zero, Fixed::ZERO);
    let score = Score { base, factored: zero, adjusted: zero, scaled: zero, bounded: zero, rounded };
    Assessment {
        base: vec![BaseScore::Scored(zero); people],
        adjustments: vec![Adjustment::default(); people],
        scores: vec![Some(score); people],
        hits: vec![Vec::new(); people],
        grades: vec![Some(Graded { by_rule: None, decision: None, grade: Some(grade) }); people],
        ..Assessment::default()
    }
}

/// A quarter as columns, people and events in the order of their ids; and of each row, who it is in the quarter.
///
/// # Errors
/// The first thing that columns cannot carry.
pub fn sheet(scheme: &Scheme, quarter: &Quarter) -> Result<(plan::Sheet, Vec<usize>), Beyond> {
    refuse_what_rows_cannot_carry(scheme, quarter)?;
    let plan = plan(scheme, quarter.period)?;
    let roll = &quarter.own;
    let mut order: Vec<usize> = (0..roll.subjects.len()).collect();
    order.sort_unstable_by_key(|person| &roll.subjects[*person].id);
    let mut rows = vec![0; order.len()];
    order.iter().enumerate().for_each(|(row, person)| rows[*person] = row);
    let (people, villages, events) = (order.len(), quarter.villages.len(), roll.events.len());
    let mut sheet = plan::Sheet::new(plan, plan::Shape { people, villages, events, wide: true, places: 4 });
    let classes = difficulty::classify(scheme, quarter);
    for (class, own) in sheet.class.iter_mut().zip(&classes) {
        *class = fits(own.class.unwrap_or(0));
    }
    fill_people(&mut sheet, scheme, quarter, &order);
    fill_events(&mut sheet, quarter, &rows);
    sheet.incidents = quarter.incidents.iter().map(|incident| an_incident(quarter, incident, &rows)).collect();
    let decided = |decision: &crate::quarter::TieDecision| {
        let cohort = &roll.cohorts[decision.cohort?];
        let up = decision.up.iter().map(|person| fits(rows[*person])).collect();
        Some(plan::TieDecision { category: cohort.category, village: cohort.village, grade: decision.grade, up })
    };
    sheet.tie_decisions = roll.tie_decisions.iter().filter_map(decided).collect();
    let graded = |decision: &crate::quarter::GradeDecision| (fits(rows[decision.subject]), fits(decision.grade));
    sheet.grade_decisions = roll.grade_decisions.iter().map(graded).collect();
    Ok((sheet, order))
}

fn refuse_what_rows_cannot_carry(scheme: &Scheme, quarter: &Quarter) -> Result<(), Beyond> {
    let subjects = &quarter.own.subjects;
    let has_total = |subject: &Subject| matches!(subject.assessed, Assessed::Total(_));
    let is_total = scheme.own.indicators.is_empty() && scheme.own.score.start.is_none();
    let refusals = [
        (subjects.iter().any(|subject| subject.posts.len() > 1), POSTS),
        (quarter.villages.iter().any(|village| village.weights.is_some()) || !quarter.coefficients.is_empty(), WEIGHTS),
        (subjects.iter().any(|subject| has_total(subject) != is_total), TOTALS),
        (subjects.iter().any(|subject| subject.service != (None, None)), SERVICE),
        (
            subjects
                .iter()
                .any(|subject| matches!(subject.assessed, Assessed::Total(Some(total)) if total < Fixed::ZERO)),
            TOTALS,
        ),
    ];
    refusals.into_iter().find(|(refused, _)| *refused).map_or(Ok(()), |(_, beyond)| Err(beyond))
}

fn fill_people(sheet: &mut plan::Sheet, scheme: &Scheme, quarter: &Quarter, order: &[usize]) {
    let marked = marked(&scheme.own);
    let by = scheme.pay.as_ref().map(|rule| rule.pro_rating.value);
    let plan::Marks::Wide(marks) = &mut sheet.marks else { return };
    let mut mark = marks.iter_mut();
    let units = |score: Option<Fixed>| score.map_or(i32::MIN, |score| fits(score.units()));
    for (row, person) in order.iter().enumerate() {
        let subject = &quarter.own.subjects[*person];
        sheet.village[row] = fits(subject.village);
        sheet.post[row] = fits(subject.main_post.unwrap_or(0));
        sheet.time[row] = match by {
            Some(ProRating::Months) => fits(subject.months),
            Some(ProRating::Days) => fits(subject.days),
            Some(ProRating::None) | None => 0,
        };
        match &subject.assessed {
            Assessed::Total(total) => mark.by_ref().take(1).for_each(|mark| *mark = units(*total)),
            Assessed::Indicators(scores) => {
                marked.iter().zip(mark.by_ref()).for_each(|(at, mark)| *mark = units(scores[*at]));
            }
        }
    }
}

fn fill_events(sheet: &mut plan::Sheet, quarter: &Quarter, rows: &[usize]) {
    let mut events: Vec<&crate::quarter::Event> = quarter.own.events.iter().collect();
    events.sort_unstable_by(|a, b| (rows[a.subject], &a.id).cmp(&(rows[b.subject], &b.id)));
    let mut matters: Vec<&str> = events.iter().filter_map(|event| event.matter.as_deref()).collect();
    matters.sort_unstable();
    for (row, event) in events.into_iter().enumerate() {
        sheet.event_person[row] = fits(rows[event.subject]);
        sheet.event_item[row] = fits(event.item);
        sheet.event_count[row] = fits(event.count);
        let matter = event.matter.as_deref().map(|matter| matters.partition_point(|other| *other < matter) + 1);
        sheet.event_matter[row] = fits(matter.unwrap_or(0));
    }
}

fn an_incident(quarter: &Quarter, incident: &crate::quarter::Incident, rows: &[usize]) -> plan::Incident {
    let cadre = |grid: usize| quarter.villages[incident.village].grids[grid].cadre;
    plan::Incident {
        red_line: incident.red_line,
        village: incident.village,
        in_charge: incident.grid.and_then(cadre).map(|person| rows[person]),
        offender: incident.offender.map(|person| rows[person]),
        ticked: incident.offender_ticked,
    }
}

/// A number in a column's width; reading has bounded it.
fn fits<A: TryInto<B>, B>(number: A) -> B {
    number.try_into().ok().expect("reading has bounded it")
}
