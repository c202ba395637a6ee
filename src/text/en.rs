//! English.

use crate::bounds::{DecimalBound, IntegerBound};
use crate::exact::{Mode, Rounding};
use crate::period::Span;
use crate::pool::Action;
use crate::problem::{Expected, Fault, Found, What};
use crate::reason::{HitAs, How, NumberIs, NumberSaid, Outweighed, Said, Step};
use crate::scheme::{Comparison, Measure, SubjectKind};
use crate::text::counted;
use crate::what_if::largest::Method;

/// What is wrong, and the way out.
pub(super) fn problem(fault: &Fault) -> (String, String) {
    use Fault as F;
    match fault {
        F::NotJson { line: 0, .. } => {
            ("this is not a document that can be read".into(), "give a JSON object or JSON text".into())
        }
        F::NotJson { line, column } => (
            format!("the file is not complete JSON: reading stops at line {line}, column {column}"),
            "check quotes, commas and brackets there; the file may not have been saved whole".into(),
        ),
        F::TooDeep => ("the document is nested too deeply".into(), "at most 32 levels".into()),
        F::MissingKey { key } => {
            (format!("`{key}` is missing"), format!("add `{key}`; the format guide says what it means"))
        }
        F::UnknownKey { key, like: Some(like) } => {
            (format!("`{key}` is not known here"), format!("did you mean `{like}`?"))
        }
        F::UnknownKey { key, like: None } => {
            (format!("`{key}` is not known here"), "remove it, or compare the spelling with the format guide".into())
        }
        F::KeyNeeded { key } => {
            (format!("these rules need `{key}` here"), format!("add `{key}`; the format guide says what it means"))
        }
        F::KeyUnused { key } => (
            format!("`{key}` has no effect here"),
            "remove it, or add what it works with; the format guide says what it means".into(),
        ),
        F::DuplicateKey { key } => (format!("`{key}` is written twice"), "keep one; nothing is chosen for you".into()),
        F::WrongType { expected, found } => (
            format!("{} is expected here, but {} was found", expected_name(*expected), found_name(*found)),
            String::new(),
        ),
        F::NumberNotText { number } => (
            format!("a decimal is written as text, but the number {number} was found"),
            format!("put it in quotes, e.g. \"{number}\"; that keeps every digit"),
        ),
        F::NotDecimalText { text } => (
            format!("`{text}` is not a decimal number"),
            "digits and one `.` only, e.g. \"9.5\"; no commas, spaces, percent signs or full-width digits".into(),
        ),
        F::NotAFraction { text } => (
            format!("`{text}` is not a fraction"),
            "write it like 1/3, whole numbers of at most four digits; or write a decimal".into(),
        ),
        F::TooManyPlaces { bound, text } => {
            (format!("{} `{text}` has too many decimal places", bound.en), format!("at most {} places", bound.places))
        }
        F::OutOfBounds { bound, text } => {
            (format!("{} must be {}, but {text} was given", bound.en, range(bound)), String::new())
        }
        F::Negative { bound, text } => {
            (format!("{} cannot be negative, but {text} was given", bound.en), format!("it must be {}", range(bound)))
        }
        F::IntegerOutOfBounds { bound, number } => (
            format!("{} must be a whole number {}, but {number} was given", bound.en, whole_range(bound)),
            String::new(),
        ),
        F::NotAnId { text } => {
            (format!("the id `{text}` has spaces or signs in it"), "ids have letters, digits and - _ # only".into())
        }
        F::EmptyText => ("this is empty".into(), "fill it in".into()),
        F::TextTooLong { most, length } => {
            (format!("the text is too long: {length} characters"), format!("at most {most}"))
        }
        F::ControlCharacter { code_point } => (
            format!("the text has an invisible character U+{code_point:04X}"),
            "remove it, or type the text again".into(),
        ),
        F::ListTooLong { most, length } => (format!("too many entries: {length}"), format!("at most {most}")),
        F::ListEmpty => ("the list is empty".into(), "it needs at least one entry".into()),
        F::NotADay { text } => (format!("`{text}` is not a day"), "write it like 2023-11-02, a day that exists".into()),
        F::NotAPeriod { text } => (
            format!("`{text}` is not a period"),
            "write a quarter like 2023Q4, a month like 2023-11, a half-year like 2023H2, a year like 2023".into(),
        ),
        F::NotOneOf { text, allowed } => {
            (format!("`{text}` is not one of the choices"), format!("one of: {}", allowed.join(", ")))
        }
        F::WrongFormat { text, expected } => (
            format!("the format is `{text}`, but `{expected}` is read here"),
            "check whether the right file was chosen, or it is of another version".into(),
        ),
        F::IndicatorKind { id } => (
            format!("it is unclear what the indicator `{id}` is"),
            "a heading has items, and one of points and weight at most; a scored indicator has only points, or weight with an optional fullMarks".into(),
        ),
        F::TextEdges { text } => (format!("`{text}` has spaces around it or a line break in it"), "remove them".into()),
        F::DuplicateId { what: what @ (What::PayItem | What::Factor), id }
            if matches!(id.as_str(), "events" | "roleFactor" | "difficulty") =>
        {
            (format!("the {} id `{id}` means something else already", what_name(*what)), "use another id".into())
        }
        F::DuplicateId { what, id } => {
            (format!("the {} id `{id}` is used twice", what_name(*what)), "each id can be used once".into())
        }
        F::DuplicateName { what, name } => {
            (format!("the {} name `{name}` is used twice", what_name(*what)), "use names that can be told apart".into())
        }
        F::UnknownReference { what, id } => {
            (format!("there is no {} with the id `{id}`", what_name(*what)), "check the id, or add it first".into())
        }

        F::ValidityReversed { from, to } => {
            (format!("validity ends in {to}, before it begins in {from}"), String::new())
        }
        F::ApprovalMissing => (
            "the scheme is marked as approved, but not by whom and when".into(),
            "add approval, or set status back to draft".into(),
        ),
        F::WeightsTotal { village, heading, total } => {
            let whose = match (village, heading) {
                (None, None) => "the indicators' weights".to_owned(),
                (None, Some(heading)) => format!("the weights under `{heading}`"),
                (Some(village), None) => format!("the weights of {village}"),
                (Some(village), Some(heading)) => format!("the weights of {village} under `{heading}`"),
            };
            let hint = match village {
                None => "change them so that they add up to exactly 100",
                Some(_) => "indicators not named keep the scheme's weight and count too",
            };
            (format!("{whose} add up to {total}, not 100"), hint.into())
        }
        F::PointsAndWeights { id } => (
            format!("points and weights are mixed at `{id}`"),
            "use points or weights throughout one scale, and points under a heading with points".into(),
        ),
        F::ThresholdsOverlap { better, better_from, worse, worse_bound } => (
            format!("thresholds overlap: {better} starts at {better_from}, but {worse} reaches {worse_bound}"),
            "each grade must start below the better one".into(),
        ),
        F::ThresholdsGap { better, better_from, worse, worse_below } => (
            format!("thresholds leave a gap: {worse} ends below {worse_below}, {better} starts only at {better_from}"),
            format!("end {worse} below {better_from}, or leave its upper bound out"),
        ),
        F::LowestGradeBounded { grade } => (
            format!("the grade `{grade}` takes everybody else and can have no threshold, condition or quota"),
            "remove its from, tests and quota".into(),
        ),
        F::TopGradeBounded { grade, below } => (
            format!("the best grade `{grade}` cannot end: people with {below} or more would have no grade"),
            "remove its below".into(),
        ),
        F::GradeWithoutTest { grade } => (
            format!("the grade `{grade}` has no threshold, no condition and no quota"),
            "write from (threshold), tests (conditions) or quota".into(),
        ),
        F::GradeNotTried { grade } => (
            format!("the grade `{grade}` is not in the order, so its threshold, conditions and quota are not used"),
            "write it into order, or remove its from, tests and quota".into(),
        ),
        F::QuotaShareOrPlaces { grade } => (
            format!("the quota of `{grade}` is either a share, or a number of places, or by the grade of the team"),
            "write one of share, places and byTeamGrade".into(),
        ),
        F::RatiosRise { better, better_ratio, worse, worse_ratio } => (
            format!("the ratio {worse_ratio} of `{worse}` exceeds {better_ratio} of the better grade `{better}`"),
            "a worse grade cannot have a higher ratio".into(),
        ),
        F::BandsOrder { class, from, harder_from } => (
            format!("class {class} starts at {from}, not below the band before it at {harder_from}"),
            "write the bands from high to low".into(),
        ),
        F::BandsStart { class, from } => (
            format!("the last band, class {class}, starts at {from}: smaller villages would have no class"),
            "the last band starts at 0".into(),
        ),
        F::MoveWithoutBound => ("this move has no bound".into(), "write harderFrom or easierBelow".into()),
        F::MoveBoundsCross { harder_from, easier_below } => (
            format!("harder from {harder_from} on and easier below {easier_below} cross"),
            "easierBelow cannot exceed harderFrom".into(),
        ),
        F::TieIndicators => (
            "the tie rule and its indicators do not fit".into(),
            "by-indicators lists indicators, the other rules do not".into(),
        ),
        F::TieByHeading { id } => (
            format!("the tie rule compares `{id}`, a heading, which has no scores"),
            "name the indicators under it".into(),
        ),
        F::FloorAboveCeiling { floor, ceiling } => {
            (format!("the lowest value {floor} is above the highest {ceiling}"), String::new())
        }
        F::BoundOffStep { bound, step } => (
            format!("the score bound {bound} is no multiple of the rounding step {step}: rounding would cross it"),
            "change the bound or the step".into(),
        ),
        F::GroupMixed { group } => (
            format!("the barometer group `{group}` has both bonus and deduction items"),
            "only the largest counts among bonuses or among deductions; make two groups".into(),
        ),
        F::BelowUnderQuota { grade, better } => (
            format!(
                "`{better}` has a quota: who finds no place there falls to `{grade}`, which cannot end below a score"
            ),
            format!("remove below from `{grade}`"),
        ),
        F::SplitNeedsFen { step } => (
            format!("scaling down, clawing back or sharing splits to the fen, which does not fit amounts rounded to {step} yuan"),
            "use a pay step of 0.01, or do none of these".into(),
        ),
        F::ExampleExpectsNothing { example } => {
            (format!("the worked example `{example}` expects nothing"), "write at least one result in expect".into())
        }
        F::RedLineHitsNobody { red_line } => {
            (format!("the red line `{red_line}` hits nobody"), "name the grid's cadre, posts, the offender, everybody or the village".into())
        }

        F::NotForSubject { key: "proRating", subject } => (
            format!("where {} are assessed there is no time in post to pay by", subject_name(*subject)),
            "write \"none\" for proRating".into(),
        ),
        F::NotForSubject { key: "gridCadre", subject } => (
            format!("where {} are assessed grids have no cadre to be hit", subject_name(*subject)),
            "write false for gridCadre".into(),
        ),
        F::NotForSubject { key, subject } => (
            format!("`{key}` does not belong to a scheme that assesses {}", subject_name(*subject)),
            "remove it, or change who is assessed (subject)".into(),
        ),
        F::TeamOfVillages => (
            "villages are assessed already: there is no team besides".into(),
            "remove team, or let people be assessed".into(),
        ),
        F::PointsTotal { heading, total, points } => {
            (format!("`{heading}` has {points} points, what stands under it {total}"), "make them equal".into())
        }
        F::IndicatorSource { id } => (
            format!("it is unclear where the score of `{id}` comes from"),
            "write one of shared, from and start at most; where villages are assessed nothing is shared".into(),
        ),
        F::StartAndIndicators => ("there are both a starting score and indicators".into(), "keep one of them".into()),
        F::NumberNeeds { by, key } => (format!("the number `{by}` lacks `{key}`"), format!("add `{key}`")),
        F::NumberTransforms { by } => (
            format!("the number `{by}` is transformed in several ways"),
            "write one of per, bands, steps and scale".into(),
        ),
        F::NumberTooEarly { by } if by == "rating" => {
            ("a `rating` cannot be used here".into(), "it can only be the score of an indicator (from)".into())
        }
        F::NumberTooEarly { by } => (
            format!("`{by}` is not known yet at this point"),
            "scores, ranks and indicators can be used in conditions of grades and in factors on pay; use another number"
                .into(),
        ),
        F::FactOfVillage { fact } => (
            format!("`{fact}` is stated of each subject, and a fact of villages is needed here"),
            "use a fact whose of is village; others cannot be ranked either".into(),
        ),
        F::ScaleLacksGrade { grade } => (
            format!("the scale has no grade `{grade}`: villages that get it would wait for ever"),
            "give every grade of the team a value".into(),
        ),
        F::NotForTeam { key } => (
            format!("`{key}` cannot be used where villages are assessed as teams"),
            "remove it, or write it another way; the format guide says how".into(),
        ),
        F::NumberWithoutTeam { by } => (
            format!("`{by}` needs a team with grades, and there is none"),
            "add team, or write it another way".into(),
        ),
        F::NumberOfHeading { id } => {
            (format!("`{id}` is a heading and has no score of its own"), "name an indicator under it".into())
        }
        F::BandsFall { from, before } => {
            (format!("this band starts at {from}, not below the one before it at {before}"), "write the bands from high to low".into())
        }
        F::BandsEnd => ("the last band has no from, all others have one".into(), "add or remove from".into()),
        F::TestWithoutBound => ("this condition has no bound".into(), "write from, above, upTo or below".into()),
        F::QuotaByTeam { grade } => (
            format!("the quota of `{grade}` depends on the grade of the team: people must be ranked within villages, and teams graded"),
            "write village into within, and grading into team".into(),
        ),
        F::LeastAboveShare { grade } => (
            format!("the least share of `{grade}` does not fit its quota"),
            "least goes with at-most, and is not above share".into(),
        ),
        F::ItemUnit { item } => (
            format!("the barometer item `{item}` counts either points or yuan"),
            "write one of them; yuan cannot move an indicator, nor a team".into(),
        ),
        F::ItemTarget { item, indicator } => (
            format!("the barometer item `{item}` moves `{indicator}`, which starts nowhere"),
            "give the indicator a start, or remove indicator".into(),
        ),
        F::GroupTargets { group } => (
            format!("the items of the barometer group `{group}` move different things"),
            "all of them count for the total, or for one indicator, or in yuan".into(),
        ),
        F::RedLineEffect { red_line } => (
            format!("it is unclear what the red line `{red_line}` does"),
            "keepsGrade needs withholds, and no grade besides".into(),
        ),
        F::VillageNotAssessed { red_line } => (
            format!("the red line `{red_line}` hits the village itself, but villages are not assessed"),
            "add team, or remove village".into(),
        ),
        F::PayNeeds { item, key: "standardPer" } => (
            format!("the item of pay `{item}` is paid by months, but standards are not per month"),
            "write standardPer: \"month\" into pay, or remove months".into(),
        ),
        F::PayNeeds { item, key } => {
            (format!("the item of pay `{item}` lacks `{key}`"), format!("add `{key}`; the format guide says what it means"))
        }
        F::GradeNeeds { grade, key } => {
            (format!("pay needs `{key}` of the grade `{grade}`"), "write it for every grade; 0 where nothing is paid".into())
        }
        F::PrizesOrder { to, before } => {
            (format!("this prize goes up to rank {to}, not beyond rank {before} of the one before"), "write prizes by rising ranks".into())
        }
        F::PoolNeeds { key: "pay" } => ("nothing is paid, so there is no pool".into(), "add pay, or remove pool".into()),
        F::PoolNeeds { key: "sum" } => (
            "the sum and setAside do not fit".into(),
            "write sum where setAside is sum, and not where it is people or months".into(),
        ),
        F::PoolNeeds { key: "standard" } => (
            "standards are set aside, but the scheme has none".into(),
            "add standard, or set aside a sum".into(),
        ),
        F::PoolNeeds { .. } => (
            "shareAmong goes only with a surplus that is shared".into(),
            "let whenUnder be share, or remove shareAmong".into(),
        ),
        F::TooFine { what } => (
            format!("`{what}` divides by so many different numbers that its exact fractions cannot be checked by anybody"),
            "use full marks, votes and factors with small common multiples, such as whole numbers".into(),
        ),
        F::TooLarge { what, most } => (
            format!("with these factors, steps and numbers `{what}` can exceed {most}, more than can be computed exactly"),
            "check the units of the numbers stated, the factors and the points of each step".into(),
        ),
        F::NothingToGrade { key } => {
            (format!("the scheme has no grades, so `{key}` means nothing"), "add grading, or remove it".into())
        }

        F::PeriodKind { period, wanted } => (
            format!("{period} is not a period of the scheme, which settles by {}", span_name(*wanted)),
            "write such a period".into(),
        ),
        F::MonthsBeyondPeriod { person, months, most } => {
            (format!("{person} was in post for {months} months, but the period has {most}"), "check the months".into())
        }
        F::DaysBeyondPeriod { person, days, most } => {
            (format!("{person} was in post for {days} days, but the period has {most}"), "check the days".into())
        }
        F::DaysMissing { person } => {
            (format!("{person} has no days in post, and pay goes by days"), "fill in days".into())
        }
        F::EventSubject { wanted } => {
            (format!("this event names `{wanted}`, and nothing else"), "name whom the barometer item is for".into())
        }
        F::ScoreNotEntered { person, indicator } => (
            format!("`{indicator}` of {person} is not scored here"),
            "it follows from something else, or is shared by the village, or is a heading; remove this score".into(),
        ),
        F::EarlierNotBefore { period, current } => {
            (format!("the earlier period {period} is not before {current}"), "check the period".into())
        }
        F::EarlierTwice { period } => (format!("the earlier period {period} stands twice"), "make it one".into()),
        F::StageNotBefore { stage } => (
            format!("`{stage}` is not before the stage that has been reached"),
            "write the scores of the present stage into scores".into(),
        ),

        F::NoLedger { key } => {
            (format!("the scheme keeps no points, so `{key}` means nothing"), "add ledger to the scheme, or remove it".into())
        }

        F::RedemptionOutsidePeriod { day, first, last } => (
            format!("the redemption of {day} is outside the period"),
            format!("the period runs from {first} to {last}"),
        ),
        F::FactElsewhere { fact, of_village: true } => {
            (format!("`{fact}` is stated of villages"), "state it of the village, not here".into())
        }
        F::FactElsewhere { fact, of_village: false } => {
            (format!("`{fact}` is stated of each who is assessed"), "state it there, not of the village".into())
        }
        F::NotRated { person, indicator } => {
            (format!("`{indicator}` of {person} is not rated"), "remove it; what is scored stands in scores".into())
        }

        F::FactMissing { of, fact } => {
            (format!("{of} lacks `{fact}`"), "results that need it are pending; the rest is settled".into())
        }
        F::VotesMissing { of, ballot } => {
            (format!("{of} has no votes in `{ballot}` yet"), "results that need them are pending; the rest is settled".into())
        }
        F::PayNegative { person, pay } => (
            format!("the pay of {person} is {pay} yuan, below nothing"),
            "check deductions and grade ratios; a pay sheet cannot pay it".into(),
        ),
        F::PointsOverdrawn { person, redeemed, had } => {
            (format!("{person} redeemed {redeemed} points, but had {had}"), "check the redemptions".into())
        }
        F::RedeemedTooEarly { person, redeemed, had, from } => (
            format!("{person} redeemed {redeemed} of {had} points, before reaching {from}"),
            "check the redemptions".into(),
        ),

        F::OtherScheme { wanted, given } => (
            format!("this quarter was filled in for the scheme `{given}`, but `{wanted}` is open"),
            "open the right scheme, or change the quarter's scheme id and version once you are sure".into(),
        ),
        F::PeriodOutsideValidity { period, from, to } => {
            let range = to.as_ref().map_or_else(|| format!("from {from} on"), |to| format!("{from} to {to}"));
            (
                format!("the scheme is valid {range}, which does not cover {period}"),
                "use the version of the scheme that covers the quarter".into(),
            )
        }
        F::ScoreAboveFullMarks { person, indicator, score, full_marks } => (
            format!("{person} has {score} in `{indicator}`, more than the full marks of {full_marks}"),
            "check this score".into(),
        ),
        F::ScoreAndScores { person } => {
            (format!("{person} has both scores by indicator and a total"), "keep one of them".into())
        }
        F::ClassUnknowable { village, measure: None } => {
            (format!("{village} has no difficulty class, and the scheme suggests none"), "assign a class".into())
        }
        F::ClassUnknowable { village, measure: Some(measure) } => (
            format!(
                "{village} has no difficulty class, and without its {} none can be suggested",
                measure_name(*measure)
            ),
            "fill it in, or assign a class with a reason".into(),
        ),
        F::ClassReasonMissing { village, suggested, assigned } => (
            format!("the scheme suggests class {suggested} for {village}; {assigned} was assigned without a reason"),
            "write the reason in classReason".into(),
        ),
        F::ClassAdjustedTwice { class } => {
            (format!("the coefficient of class {class} is adjusted twice this quarter"), "keep one".into())
        }
        F::WeightsWithPoints { village } => (
            format!("the scheme counts points, but {village} has weights"),
            "remove the village's weights, or use weights in the scheme".into(),
        ),
        F::PostHeldTwice { village, post, people } => (
            format!("{village} has `{post}` held by {} at once", people.join(", ")),
            "keep one; in a hand-over their months together do not exceed those of the period, and their days do not overlap".into(),
        ),
        F::PostListedTwice { person, post } => (format!("{person} has the post `{post}` twice"), "keep one".into()),
        F::PostVacant { village, post, red_line } => (
            format!("the red line `{red_line}` hits `{post}`, but nobody in {village} held it on that day"),
            "add the holder, or check village and date".into(),
        ),
        F::HolderUnclear { village, post, people } => (
            format!(
                "`{post}` in {village} was held by {} in turn; it is unclear by whom on that day",
                people.join(", ")
            ),
            "write their first and last days in from and to".into(),
        ),
        F::GridWithoutCadre { grid, village } => {
            (format!("the grid `{grid}` of {village} has no cadre in charge"), "name one".into())
        }
        F::GridMissing { red_line } => {
            (format!("the red line `{red_line}` hits the grid's cadre, but no grid is named"), "fill in grid".into())
        }
        F::GridElsewhere { grid, village } => {
            (format!("the grid `{grid}` is not in {village}"), "check village and grid".into())
        }
        F::CadreElsewhere { person, grid, village } => (
            format!("{person}, in charge of the grid `{grid}` of {village}, is not of that village"),
            "name a cadre of the village".into(),
        ),
        F::OffenderMissing { red_line } => {
            (format!("the red line `{red_line}` hits the offender, but none is named"), "fill in offender".into())
        }
        F::OffenderElsewhere { person, village } => {
            (format!("the offender {person} is not a cadre of {village}"), "check village and offender".into())
        }
        F::IncidentOutsideQuarter { day, first, last } => (
            format!("the incident of {day} is outside the period"),
            format!("the period runs from {first} to {last}"),
        ),
        F::EventOutsideQuarter { day, first, last } => {
            (format!("the event of {day} is outside the period"), format!("the period runs from {first} to {last}"))
        }
        F::DecidedTwice { what } => (format!("there are two decisions on `{what}`"), "keep the one that stands".into()),
        F::DecisionIncomplete { key } => (
            format!("this decision lacks `{key}`"),
            "a grade decision names a person; a tie decision names up, and the category and village that are ranked together".into(),
        ),
        F::MatterCountedTwice { person, matter } => (
            format!("the matter `{matter}` of {person} is counted more than once"),
            "a matter of which only the largest counts has a count of 1".into(),
        ),
        F::NotInPostThatDay { person, day } => {
            (format!("{person} was not in post on {day}"), "check the days of service, or name who was".into())
        }
        F::ServiceOutsideQuarter { day, first, last } => (
            format!("the day of service {day} is outside the period"),
            format!("the period runs from {first} to {last}; who served all of it needs no days"),
        ),
        F::ServiceReversed { from, to } => (format!("service ends on {to}, before it begins on {from}"), String::new()),

        F::SameName { village, name } => (
            format!("{village} has two people named `{name}`"),
            "make sure that they are two; ids tell them apart in print".into(),
        ),
        F::MonthsWithoutReason { person, months, most } => (
            format!("{person} was in post for {months} of {most} months, without a reason"),
            "write it in monthsReason for whoever checks".into(),
        ),
        F::ClassNotConfirmed { village, suggested } => (
            format!("the difficulty class of {village} is not confirmed; the suggested {suggested} is used"),
            "confirm or change it".into(),
        ),
        F::VillageWithoutPeople { village, subject: SubjectKind::Household } => {
            (format!("{village} has no household at all"), "check the list of households".into())
        }
        F::VillageWithoutPeople { village, .. } => (format!("{village} has no cadre at all"), "check the roster".into()),
        F::VillageWithoutPost { village, post } => {
            (format!("{village} has nobody as `{post}`"), "an incident that hits this post could not be settled".into())
        }
        F::ScoreOverHundred { person, score } => {
            (format!("the total score {score} of {person} exceeds 100"), "allowed; please make sure".into())
        }
        F::ScoresMissing { person, indicators } if indicators.is_empty() => (
            format!("the total of {person} is not filled in yet"),
            "this person is pending; nobody else is held up".into(),
        ),
        F::ScoresMissing { person, indicators } if indicators.len() > 3 => (
            format!("{person} still lacks {} scores: {} …", indicators.len(), indicators[..3].join(", ")),
            "this person is pending; nobody else is held up".into(),
        ),
        F::ScoresMissing { person, indicators } => (
            format!("{person} still lacks scores: {}", indicators.join(", ")),
            "this person is pending; nobody else is held up".into(),
        ),
        F::TieUndecided { category, grade, places, people } => (
            format!("{cohort}: {places} place(s) left in `{grade}`, and {} have the same score", some(people), cohort = whole(category)),
            "record the committee's decision".into(),
        ),
        F::TieDecisionUnused { category, grade } => (
            format!("the decision on a tie for `{grade}` in {cohort} was not needed", cohort = whole(category)),
            "there is no such tie at the quota line; remove it after checking".into(),
        ),
        F::TieDecisionCount { category, grade, places, named } => (
            format!("the tie for `{grade}` in {cohort} has {places} place(s), the decision names {named}", cohort = whole(category)),
            format!("name exactly {places}"),
        ),
        F::TieDecisionStranger { person, category, grade } => {
            (format!("{person} is not in the tie for `{grade}` in {cohort}", cohort = whole(category)), "only tied people can be named".into())
        }
        F::OffenderTickUnused { red_line } => (
            format!("the offender is ticked, but the red line `{red_line}` does not hit the offender"),
            "remove the tick; to hit the offender, change the scheme".into(),
        ),
        F::DecisionWaits { person } => (
            format!("scores of {person} are missing: the decision on the grade waits"),
            "it takes effect once the scores are complete".into(),
        ),
        F::QuotaProvisional { category, pending } => (
            format!("{cohort}: still pending: {pending}; ranks and grades by quota may change", cohort = whole(category)),
            "complete the scores first".into(),
        ),
        F::QuotaNotFilled { category, grade, places, filled } => (
            format!("{cohort}: `{grade}` needs at least {places}, but {filled} qualified", cohort = whole(category)),
            "the committee should look at it".into(),
        ),
        F::PoolOver { available, payable } => (
            format!("{payable} yuan payable exceed the {available} available"),
            "the pool says what happens to the difference; no other money is moved".into(),
        ),
        F::ScoreNotAssessed { person, indicator } => (
            format!("`{indicator}` has weight 0 in the village of {person}: the score does not count"),
            "check the weights, or remove the score".into(),
        ),

        F::NoSuchPlace { place } => (
            format!("there is nothing at `{place}` in the scheme"),
            "write it like grading.grades[0].from, a place where the scheme says something".into(),
        ),
        F::NotAFigure { place } => (format!("`{place}` is not a figure: no values can be tried there"), String::new()),
        F::RangeReversed { from, to } => {
            (format!("the range starts at {from}, above its end {to}"), String::new())
        }
        F::StepNotPositive { step } => (format!("the step must be above 0, but {step} was given"), String::new()),
        F::TooManyValues { most, values } => {
            (format!("the range has {values} values; at most {most} are tried"), "choose a coarser step or a smaller range".into())
        }
        F::TriedOnOther { named, used } => (
            format!("this quarter was filled in for the scheme `{named}`; it is tried with `{used}`"),
            "this is a trial only, the quarter is unchanged".into(),
        ),
        F::ValidityIgnored { period, from, to } => {
            let range = to.as_ref().map_or_else(|| format!("from {from}"), |to| format!("{from} to {to}"));
            (
                format!("the scheme is valid {range}, which does not cover {period}; the trial does not mind"),
                "this is a trial only, nothing can be paid by it".into(),
            )
        }
        F::ClassFollows { village, recorded, suggested } => (
            format!("{village} was recorded as class {recorded} without a reason of its own; this scheme suggests {suggested}, which is tried"),
            "a class recorded with a reason stays".into(),
        ),
    }
}

fn range(bound: &DecimalBound) -> String {
    let unit = if bound.unit.1.is_empty() { String::new() } else { format!(" {}", bound.unit.1) };
    if bound.positive {
        format!("above {} and at most {}{unit}", bound.min, bound.max)
    } else {
        format!("from {} to {}{unit}", bound.min, bound.max)
    }
}

fn whole_range(bound: &IntegerBound) -> String {
    format!("from {} to {} {}", bound.min, bound.max, bound.unit.1)
}

fn expected_name(expected: Expected) -> &'static str {
    match expected {
        Expected::Object => "an object",
        Expected::List => "a list",
        Expected::Text => "text",
        Expected::DecimalText => "a decimal written as text",
        Expected::Integer => "a whole number",
        Expected::Boolean => "true or false",
    }
}

fn found_name(found: Found) -> &'static str {
    match found {
        Found::Object => "an object",
        Found::List => "a list",
        Found::Text => "text",
        Found::Number => "a number",
        Found::Boolean => "true or false",
        Found::Null => "null",
    }
}

fn what_name(what: What) -> &'static str {
    match what {
        What::Source => "source",
        What::Category => "role category",
        What::Post => "post",
        What::Class => "difficulty class",
        What::Indicator => "indicator",
        What::Item => "barometer item",
        What::Group => "barometer group",
        What::RedLine => "red line",
        What::Grade => "grade",
        What::Village => "village",
        What::Grid => "grid",
        What::Person => "person",
        What::Event => "event",
        What::Incident => "incident",
        What::Decision => "decision",
        What::Household => "household",
        What::Fact => "fact",
        What::Ballot => "ballot",
        What::BallotOption => "ballot option",
        What::Rating => "rating",
        What::Factor => "factor",
        What::PayItem => "item of pay",
        What::Stage => "stage",
        What::Redemption => "redemption",
    }
}

fn subject_name(subject: SubjectKind) -> &'static str {
    match subject {
        SubjectKind::Person => "people",
        SubjectKind::Village => "villages",
        SubjectKind::Household => "households",
    }
}

fn span_name(span: Span) -> &'static str {
    match span {
        Span::Month => "months",
        Span::Quarter => "quarters",
        Span::HalfYear => "half-years",
        Span::Year => "years",
    }
}

/// Who is ranked together; everybody where neither category nor village keeps them apart.
fn whole(cohort: &str) -> &str {
    if cohort.is_empty() { "everybody" } else { cohort }
}

/// In which group; nothing is said of everybody.
fn within(cohort: &str) -> String {
    if cohort.is_empty() { String::new() } else { format!(" in {cohort}") }
}

/// Where a number came from and how it was transformed.
fn number(said: &NumberSaid) -> String {
    let NumberSaid { what, raw, how, value } = said;
    let place = |ranked: &bool| if *ranked { ", place among the villages" } else { "" };
    let raw = counted(what, raw);
    let what = match what {
        NumberIs::Fact { name, unit, ranked } => {
            let unit = unit.as_deref().filter(|_| !ranked).map(|unit| format!(" {unit}")).unwrap_or_default();
            format!("{name}{} {raw}{unit}", place(ranked))
        }
        NumberIs::Measure { measure, ranked } => format!("{}{} {raw}", measure_name(*measure), place(ranked)),
        NumberIs::Months => format!("months in post {raw}"),
        NumberIs::Ballot { name, votes } => {
            let part = |(option, votes, value): &(String, i64, String)| format!("{option} {votes} × {value}");
            format!("{name} ({}) ÷ all votes = {raw}", votes.iter().map(part).collect::<Vec<_>>().join(" + "))
        }
        NumberIs::Votes { ballot, options, votes, all } => {
            format!("{ballot}, {}: {votes} ÷ {all} votes = {raw}", options.join(", "))
        }
        NumberIs::Events { items } => format!("{}: {raw} times", items.join(", ")),
        NumberIs::Rating { grade } => format!("rated `{grade}`"),
        NumberIs::Indicator { name } => format!("score of `{name}` {raw}"),
        NumberIs::Earlier { periods, missing } => {
            let part = |(period, score): &(String, String)| format!("{period} {score}");
            let gap = if missing.is_empty() { String::new() } else { format!("; missing {}", missing.join(", ")) };
            format!(
                "mean of earlier periods ({}{gap}) = {raw}",
                periods.iter().map(part).collect::<Vec<_>>().join(", ")
            )
        }
        NumberIs::TeamScore => format!("score of the village {raw}"),
        NumberIs::TeamRank => format!("rank of the village {raw}"),
        NumberIs::TeamGrade { grade } => format!("grade of the village `{grade}`"),
        NumberIs::Score => format!("score {raw}"),
        NumberIs::Rank => format!("rank {raw}"),
        NumberIs::RankFromEnd => format!("rank from the end {raw}"),
    };
    match how {
        How::AsItIs => what,
        How::Per(divisor) => format!("{what}, ÷ {divisor} = {value}"),
        How::Band { from: Some(from) } => format!("{what}, ≥ {from}: {value}"),
        How::Band { from: None } => format!("{what}, in the last band: {value}"),
        How::Steps { at, start, each, change } => {
            let (more, fewer, change) = match change.strip_prefix('-') {
                Some(change) => ("less", "more", change),
                None => ("more", "less", change.as_str()),
            };
            format!("{what}; {start} at {at}, {change} {more} ({fewer}) for every {each} more (fewer): {value}")
        }
        How::Scale => format!("{what}, counts {value}"),
    }
}

fn bound(what: &NumberIs, (comparison, bound): &(Comparison, String)) -> String {
    let bound = counted(what, bound);
    let sign = match comparison {
        Comparison::From => "≥",
        Comparison::Above => ">",
        Comparison::UpTo => "≤",
        Comparison::Below => "<",
    };
    format!("{sign} {bound}")
}

fn measure_name(measure: Measure) -> &'static str {
    match measure {
        Measure::RegisteredPopulation => "registered population",
        Measure::ResidentPopulation => "resident population",
        Measure::Workload => "workload",
    }
}

fn rounded_by(rounding: &Rounding) -> String {
    let step = rounding.step.to_text(0);
    match rounding.mode {
        Mode::HalfUp => format!("rounded half up to {step}"),
        Mode::HalfEven => format!("rounded half to even to {step}"),
        Mode::Down => format!("cut to {step}"),
        Mode::Up => format!("rounded up to {step}"),
    }
}

fn said(record: &Said) -> String {
    let by = record.by.as_deref().unwrap_or("committee");
    format!("{}, {by}: {}", record.date, record.reason)
}

/// Title and sentence of a step.
pub(super) fn step(step: &Step) -> (&'static str, String) {
    use Step as S;
    match step {
        S::Pay { formula, exact, paid: None } if formula == exact => ("Pay", format!("{exact} yuan")),
        S::Pay { formula, exact, paid: None } => ("Pay", format!("{formula} = {exact} yuan")),
        S::Pay { formula, exact, paid: Some(paid) } => {
            ("Pay", format!("{formula} = {exact} yuan, {paid} yuan after the pool's policy"))
        }
        S::PayOpen { undecided: true } => {
            ("Pay", "the grade is not decided yet, or something it needs is not filled in".into())
        }
        S::PayOpen { undecided: false } => ("Pay", "scores are missing".into()),
        S::Standard => ("Standard", "yuan".into()),
        S::RoleFactor { post } => ("Role factor", format!("of the post `{post}`")),
        S::GradeRatio { grade } => ("Grade ratio", format!("of the grade `{grade}`")),
        S::Coefficient { class } => ("Difficulty coefficient", format!("of class {class}")),
        S::Months { months, reason: Some(reason) } => ("Months in post", format!("{months} months in post: {reason}")),
        S::Months { months, reason: None } => ("Months in post", format!("{months} months in post")),
        S::Days { days, of } => ("Days in post", format!("{days} of {of} days")),
        S::MonthsPaid { months } => ("Months", format!("for {months} months")),
        S::PayItem { name, formula, exact } => ("Item of pay", format!("{name}: {formula} = {exact} yuan")),
        S::PayItemWithheld { name, red_line } => {
            ("Item of pay", format!("{name}: not paid because of the red line `{red_line}`"))
        }
        S::PayEvents => ("Events in yuan", "amounts added or taken by event".into()),
        S::ItemShare => ("Share", "of the standard".into()),
        S::OwnStandard { fact } => ("Standard", format!("the person's own `{fact}`, yuan")),
        S::OtherPosts { posts, share } => {
            ("Other posts", format!("{share}% of the standard of {} added", posts.join(", ")))
        }
        S::GradeAmount { grade } => ("Grade amount", format!("of the grade `{grade}`, yuan")),
        S::ScoreShare { score } => ("By score", format!("in proportion to the score {score}")),
        S::PointsMissing { score, line, yuan, standard } => (
            "By missing points",
            format!(
                "standard {standard}, score {score}: {yuan} yuan less for every point below {line}, not below nothing"
            ),
        ),
        S::PointsAbove { score, line, yuan } => {
            ("By points", format!("score {score}: {yuan} yuan for every point above {line}"))
        }
        S::Prize { rank } => ("Prize", format!("for rank {rank}, yuan")),
        S::Factor { name, number: said } => ("Factor", format!("{name}: {}", number(said))),
        S::ClawBack { odd_fen } => {
            ("Taken back", format!("share of the overspend, to be taken back next time, yuan{}", odd(*odd_fen)))
        }
        S::NetAdjustment { reason } => ("Withheld or added", reason.clone()),
        S::PayRounding { exact, rounding, rounded } => {
            ("Rounding of pay", format!("{exact} {} gives {rounded} yuan", rounded_by(rounding)))
        }
        S::PoolChange { action: Action::Shared, earned, paid, odd_fen } => (
            "Share of the surplus",
            format!("the surplus is shared in proportion: {earned} → {paid} yuan{}", odd(*odd_fen)),
        ),
        S::PoolChange { earned, paid, odd_fen, .. } => {
            ("Scaled down", format!("amounts are scaled to what is available: {earned} → {paid} yuan{}", odd(*odd_fen)))
        }

        S::Grade { grade } => ("Grade", format!("the grade is `{grade}`")),
        S::GradeOpen => ("Grade", "not decided yet".into()),
        S::ByThreshold { score, from, below: Some(below), grade } => {
            ("By threshold", format!("score {score}, ≥ {from} and < {below}: `{grade}`"))
        }
        S::ByThreshold { score, from, below: None, grade } => {
            ("By threshold", format!("score {score}, ≥ {from}: `{grade}`"))
        }
        S::ByPlace { score, from: Some(from), rank, places, grade } => {
            ("By quota", format!("score {score} ≥ {from}, rank {rank}, one of {places} place(s) of `{grade}`"))
        }
        S::ByPlace { score, from: None, rank, places, grade } => {
            ("By quota", format!("score {score}, rank {rank}, one of {places} place(s) of `{grade}`"))
        }
        S::ByTieRule { score, places, grade, compared } if compared.is_empty() => (
            "Tie at the quota line",
            format!("score {score}, tied at the line of {places} place(s) of `{grade}`; by the scheme all go up"),
        ),
        S::ByTieRule { score, places, grade, compared } => (
            "Tie at the quota line",
            format!(
                "score {score}, tied at the line of {places} place(s) of `{grade}`; goes up after comparing {}",
                compared.join(", ")
            ),
        ),
        S::TieDown { grade, places } => (
            "Tie at the quota line",
            format!("there is a tie at the line of {places} place(s) of `{grade}`; by the scheme none goes up"),
        ),
        S::TieLost { grade, places, compared } => (
            "Tie at the quota line",
            format!(
                "tied at the line of {places} place(s) of `{grade}`; stays below after comparing {}",
                compared.join(", ")
            ),
        ),
        S::ByTieDecision { grade, record } => {
            ("Tie at the quota line", format!("tied; goes up to `{grade}` by decision ({})", said(record)))
        }
        S::ByRest { score, below: Some(below), grade } => ("The rest", format!("score {score}, < {below}: `{grade}`")),
        S::ByRest { score, below: None, grade } => {
            ("The rest", format!("score {score}, no other grade was reached: `{grade}`"))
        }
        S::NoPlace { score, rank, places, grade, record: None } => {
            ("No place", format!("score {score}, rank {rank}, not within the quota of {places} for `{grade}`"))
        }
        S::NoPlace { grade, record: Some(record), .. } => {
            ("Tie at the quota line", format!("tied; stays below `{grade}` by decision ({})", said(record)))
        }
        S::TieOpen { grade, places, people } => (
            "Tie at the quota line",
            format!(
                "{} have the same score, `{grade}` has {places} place(s) left; a decision is awaited",
                some(people)
            ),
        ),
        S::QuotaShare { headcount, share, at_least: false, exact, places } => {
            ("Quota", format!("{headcount} people × {share}% = {exact}, at most: {places}"))
        }
        S::QuotaShare { headcount, share, at_least: true, exact, places } => {
            ("Quota", format!("{headcount} people × {share}% = {exact}, at least: {places}"))
        }
        S::QuotaPlaces { places, at_least: false } => ("Quota", format!("at most {places}")),
        S::QuotaPlaces { places, at_least: true } => ("Quota", format!("at least {places}")),
        S::QuotaByTeam { headcount, team_grade, share, at_least, exact, places } => {
            let team = team_grade
                .as_ref()
                .map_or("the village has no grade yet".to_owned(), |grade| format!("grade of the village `{grade}`"));
            let bound = if *at_least { "at least" } else { "at most" };
            ("Quota", format!("{team}: {headcount} people × {share}% = {exact}, {bound}: {places}"))
        }
        S::Condition { grade, number: said, bounds, holds } => {
            let bounds = bounds.iter().map(|own| bound(&said.what, own)).collect::<Vec<_>>().join(", ");
            let verdict = if *holds { "meets" } else { "does not meet" };
            ("Condition", format!("{}; {verdict} {bounds} of `{grade}`", number(said)))
        }
        S::ConditionUnknown { grade } => {
            ("Condition", format!("what `{grade}` asks for is not known yet and counts as not met"))
        }
        S::NoBetterThan { grade } => ("Red line", format!("hit by a red line: no better than `{grade}`")),
        S::Run { grade, length, consequence: Some(consequence) } => {
            ("Running", format!("`{grade}` for {length} period(s) running: {consequence}"))
        }
        S::Run { grade, length, consequence: None } => ("Running", format!("`{grade}` for {length} period(s) running")),
        S::ByRedLine { grade } => ("Red line", format!("hit by a red line: straight to `{grade}`")),
        S::ByDecision { from: Some(from), grade, record } => {
            ("Decision", format!("changed from `{from}` to `{grade}` ({})", said(record)))
        }
        S::ByDecision { from: None, grade, record } => ("Decision", format!("set to `{grade}` ({})", said(record))),
        S::RedLineHit { red_line, village, grid, date, basis, as_what } => {
            let grid = grid.as_ref().map(|grid| format!(", {grid}")).unwrap_or_default();
            let capacity = |as_what: &HitAs| match as_what {
                HitAs::GridCadre => "in charge of the grid".to_owned(),
                HitAs::Post(post) => format!("as {post}"),
                HitAs::Offender => "as the offender".to_owned(),
                HitAs::Village => "with the whole village".to_owned(),
            };
            let who = as_what.iter().map(capacity).collect::<Vec<_>>().join(" and ");
            ("Red line", format!("hit {who}: {date} {village}{grid}, `{red_line}`; basis: {basis}"))
        }

        S::Rank { rank, among, sharing: 1, category } => ("Rank", format!("{rank} of {among}{}", within(category))),
        S::Rank { rank, among, sharing, category } => {
            ("Rank", format!("{rank} of {among}{} ({sharing} share it)", within(category)))
        }
        S::RankOpen => ("Rank", "scores are missing".into()),
        S::RankLast => ("Red line", "people hit by a red line come last".into()),
        S::TwoPosts { posts, category } => (
            "Several posts",
            format!("{}: one person, assessed in the highest category `{category}`", posts.join(", ")),
        ),
        S::Above { village, name, score, red_lined } => {
            ("Next above", format!("{village} {name}, {score} points{}", last(*red_lined)))
        }
        S::Below { village, name, score, red_lined } => {
            ("Next below", format!("{village} {name}, {score} points{}", last(*red_lined)))
        }

        S::Score { formula } => ("Score", formula.clone()),
        S::ScorePending { indicators } if indicators.is_empty() => ("Pending", "the total is not filled in yet".into()),
        S::ScorePending { indicators } => ("Pending", format!("not scored yet: {}", indicators.join(", "))),
        S::TotalGiven => ("Total score", "filled in as a total".into()),
        S::Weighted { indicator, score, weight, own_weight } => (
            "Indicator",
            format!("{indicator}: {score} × {weight}%{}", if *own_weight { " (the village's own weight)" } else { "" }),
        ),
        S::Pointed { indicator, full_marks } => ("Indicator", format!("{indicator} (full marks {full_marks})")),
        S::Base { count } => ("Sum of indicators", format!("{count} indicators")),
        S::StartingScore => ("Starting score", "what everybody starts with".into()),
        S::FromNumber { indicator, number: said, scale } => {
            ("Indicator", format!("{indicator}: {}{scale}", number(said)))
        }
        S::SharedScore { indicator, score, scale } => {
            ("Indicator", format!("{indicator} (of the village): {score}{scale}"))
        }
        S::StartMoved { indicator, full: true, start, moved, value, scale } => {
            ("Indicator", format!("{indicator}: from full marks {start}, moved by {moved}, {value}{scale}"))
        }
        S::StartMoved { indicator, full: false, moved, value, scale, .. } => {
            ("Indicator", format!("{indicator}: from nothing, moved by {moved}, {value}{scale}"))
        }
        S::InScale { indicator, score, scale } => ("Indicator", format!("{indicator}: {score}{scale}")),
        S::ScoreFactor { name, number: said, before } => {
            ("Factor on the score", format!("{name}: {}; multiplies {before}", number(said)))
        }
        S::ScoreDifficulty { class, before } => {
            ("Factor on the score", format!("difficulty coefficient of class {class}; multiplies {before}"))
        }
        S::EarlierStage { stage, changes } if changes.is_empty() => ("Earlier stage", format!("{stage}: unchanged")),
        S::EarlierStage { stage, changes } => {
            let change = |(indicator, then, now): &(String, String, String)| format!("{indicator} {then} → {now}");
            ("Earlier stage", format!("{stage}: {}", changes.iter().map(change).collect::<Vec<_>>().join(", ")))
        }
        S::Account { opening, earned, redeemed } => {
            ("Points account", format!("{opening} kept + {earned} earned − {redeemed} redeemed"))
        }
        S::Event { item, bonus, points, yuan, count, again, date, outweighed } => {
            let title = if *bonus { "Bonus" } else { "Deduction" };
            let unit = if *yuan { "yuan" } else { "points" };
            let again = again
                .map(|(count, times)| format!(", {count} of them not the first and {times}-fold"))
                .unwrap_or_default();
            let matter = match outweighed {
                Some(Outweighed::Matter(matter)) => format!("; a larger one counts for the same matter `{matter}`"),
                Some(Outweighed::Group(group)) => format!("; a larger one of `{group}` counts"),
                None => String::new(),
            };
            (title, format!("{date} {item}: {points} {unit} × {count}{again}{matter}"))
        }
        S::MonthCap { item, sum, cap } => ("Cap per month", format!("{item}: {sum}, capped at {cap} a month")),
        S::GroupCap { group, sum, cap } => ("Cap of the group", format!("{group}: {sum}, capped at {cap}")),
        S::ItemCap { item, sum, cap } => ("Cap of the item", format!("{item}: {sum} points, capped at {cap}")),
        S::TotalCap { bonus: true, sum, cap } => ("Bonus cap", format!("bonus of {sum} points, cap {cap}")),
        S::TotalCap { bonus: false, sum, cap } => ("Deduction cap", format!("deduction of {sum} points, cap {cap}")),
        S::NoCap { bonus: true } => ("Bonus cap", "the scheme has no bonus cap".into()),
        S::NoCap { bonus: false } => ("Deduction cap", "the scheme has no deduction cap".into()),
        S::Floor { value, floor } => ("Floor", format!("{value} is below the floor and counts as {floor}")),
        S::Ceiling { value, ceiling } => ("Ceiling", format!("{value} is above the ceiling and counts as {ceiling}")),
        S::ScoreRounding { exact, rounding, rounded } => {
            ("Rounding of the score", format!("{exact} {} gives {rounded}", rounded_by(rounding)))
        }

        S::Class { village, class } => ("Difficulty class", format!("{village} is in class {class}")),
        S::Band { measure, number, from, class } => {
            ("Suggestion", format!("{} {number}, ≥ {from}: class {class}", measure_name(*measure)))
        }
        S::Moved { measure, number, bound, harder: true } => {
            ("Suggestion moved", format!("{} {number}, ≥ {bound}: one class harder", measure_name(*measure)))
        }
        S::Moved { measure, number, bound, harder: false } => {
            ("Suggestion moved", format!("{} {number}, < {bound}: one class easier", measure_name(*measure)))
        }
        S::Suggested { class } => ("Suggested class", format!("class {class} in all")),
        S::Assigned { class, differs: true, reason: Some(reason) } => {
            ("Assignment", format!("class {class}, other than suggested: {reason}"))
        }
        S::Assigned { class, differs: true, reason: None } => {
            ("Assignment", format!("class {class}, other than suggested"))
        }
        S::Assigned { class, reason: Some(reason), .. } => ("Assignment", format!("class {class}: {reason}")),
        S::Assigned { class, reason: None, .. } => ("Assignment", format!("class {class} confirmed")),
        S::NotAssigned { class } => ("Assignment", format!("not confirmed; the suggested {class} is used")),
        S::Adjusted { class, from, to, reason } => {
            ("Adjusted this period", format!("coefficient of class {class} changed from {from} to {to}: {reason}"))
        }

        S::SetAside { standard: Some(standard), people, months: None } => {
            ("Set aside", format!("{standard} × {people} people"))
        }
        S::SetAside { standard: Some(standard), months: Some((months, of)), .. } => {
            ("Set aside", format!("{standard} × {months} months in post ÷ {of}"))
        }
        S::SetAside { standard: None, people, months: None } => {
            ("Set aside", format!("the standards of {people} people"))
        }
        S::SetAside { standard: None, months: Some(_), .. } => {
            ("Set aside", "everybody's standard by months in post".into())
        }
        S::SetAsideSum => ("Set aside", "the sum that the scheme names".into()),
        S::SetAsideEarned => ("Set aside", "as much as is payable: the scheme names nothing".into()),
        S::OpeningBalance => ("Opening balance", "carried in; negative if overspent".into()),
        S::Available { set_aside, opening } => ("Available", format!("{set_aside} {}", added(opening))),
        S::Earned { people } => ("Earned by the rules", format!("amounts of {people} people")),
        S::PoolAction { action, over } => (
            "Payable",
            match (action, over) {
                (Action::Waiting, _) => "somebody is still open: no money is moved yet".into(),
                (Action::ScaledDown, _) => "over: every amount is scaled to what is available".into(),
                (Action::Shared, _) => "under: the surplus is shared in proportion to pay".into(),
                (Action::ClawedBack, _) => "over: paid in full, to be taken back next time in proportion to pay".into(),
                (Action::CarriedForward, true) => "over: carried into the next quarter".into(),
                (Action::CarriedForward, false) => "the surplus is carried into the next quarter".into(),
                (Action::Reported, true) => "over: reported, no amount is changed".into(),
                (Action::Reported, false) => "not over; the difference is reported".into(),
            },
        ),
        S::OddFen { names } => ("Odd fen", format!("by largest remainder, one fen more each: {}", names.join(", "))),
        S::Balance { available, payable } => ("Balance", format!("{available} − {payable}")),
    }
}

/// Of many only the first few are named.
fn some(names: &[String]) -> String {
    match names {
        [first, second, third, rest @ ..] if rest.len() > 2 => {
            format!("{first}, {second}, {third} and {} more", rest.len())
        }
        _ => names.join(", "),
    }
}

fn last(red_lined: bool) -> &'static str {
    if red_lined { " (hit by a red line, ranked last)" } else { "" }
}

fn odd(odd_fen: bool) -> &'static str {
    if odd_fen { " (with the odd fen)" } else { "" }
}

/// `+ 30.00`, a negative amount as `− 30.00`.
fn added(amount: &str) -> String {
    amount.strip_prefix('-').map_or_else(|| format!("+ {amount}"), |amount| format!("− {amount}"))
}

/// How the value within the pool was found.
pub(super) fn search(method: Method) -> &'static str {
    match method {
        Method::Bisection => {
            "nobody earns less when this value rises and what is available stays the same, so the range was halved again and again; trying every value gives the same"
        }
        Method::BreakPoints => {
            "grades depend only on whether rounded scores reach the threshold, and values between two neighbouring scores give the same, so each stretch was tried once; trying every value gives the same"
        }
        Method::EveryValue => "one value was tried after the other, until one stayed within the pool",
    }
}
