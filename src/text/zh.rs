//! 简体中文。

use crate::bounds::{DecimalBound, IntegerBound};
use crate::exact::{Mode, Rounding};
use crate::period::Span;
use crate::pool::Action;
use crate::problem::{Expected, Fault, Found, What};
use crate::reason::{HitAs, How, NumberIs, NumberSaid, Outweighed, Said, Step};
use crate::scheme::{Comparison, Measure, SubjectKind};
use crate::text::counted;
use crate::what_if::largest::Method;

/// 哪里不对，怎么办。
pub(super) fn problem(fault: &Fault) -> (String, String) {
    use Fault as F;
    match fault {
        F::NotJson { line: 0, .. } => ("这不是一份可以读取的数据".into(), "请提供 JSON 对象或 JSON 文本".into()),
        F::NotJson { line, column } => (
            format!("文件不是完整的 JSON：第 {line} 行第 {column} 列读不下去"),
            "检查这一处的引号、逗号和括号；文件可能没有存完整".into(),
        ),
        F::TooDeep => ("数据嵌套太深".into(), "本格式最多嵌套 32 层".into()),
        F::MissingKey { key } => (format!("缺少“{key}”"), format!("补上“{key}”；含义见格式说明")),
        F::UnknownKey { key, like: Some(like) } => (format!("不认识“{key}”"), format!("是不是“{like}”？")),
        F::UnknownKey { key, like: None } => (format!("不认识“{key}”"), "删去它，或对照格式说明改正写法".into()),
        F::KeyNeeded { key } => (format!("按本办法，这里要有“{key}”"), format!("补上“{key}”；含义见格式说明")),
        F::KeyUnused { key } => {
            (format!("“{key}”在这里不起作用"), "删去它，或写上与它配合的内容；含义见格式说明".into())
        }
        F::DuplicateKey { key } => (format!("“{key}”写了两次"), "只保留一次；程序不替您挑选".into()),
        F::WrongType { expected, found } => {
            (format!("这里应为{}，却是{}", expected_name(*expected), found_name(*found)), String::new())
        }
        F::NumberNotText { number } => {
            (format!("小数要写成文本，这里却是数字 {number}"), format!("加上引号，例如 \"{number}\"；这样才一位不差"))
        }
        F::NotDecimalText { text } => {
            (format!("“{text}”不是小数"), "只用数字和一个小数点，例如 \"9.5\"；不要逗号、空格、百分号和全角数字".into())
        }
        F::NotAFraction { text } => {
            (format!("“{text}”不是分数"), "写成 1/3 这样，分子、分母都是不超过四位的正整数；或写小数".into())
        }
        F::TooManyPlaces { bound, text } => {
            (format!("{}“{text}”小数位太多", bound.zh), format!("最多 {} 位小数", bound.places))
        }
        F::OutOfBounds { bound, text } => {
            (format!("{}应在 {}之间，给的是 {text}", bound.zh, range(bound)), String::new())
        }
        F::Negative { bound, text } => {
            (format!("{}不能是负数，给的是 {text}", bound.zh), format!("应在 {}之间", range(bound)))
        }
        F::IntegerOutOfBounds { bound, number } => {
            (format!("{}应是整数，{}，给的是 {number}", bound.zh, whole_range(bound)), String::new())
        }
        F::NotAnId { text } => (format!("编号“{text}”里有空格或符号"), "编号只用文字、数字和 - _ #".into()),
        F::EmptyText => ("这里是空的".into(), "填写内容".into()),
        F::TextTooLong { most, length } => (format!("文字太长：{length} 个字"), format!("最多 {most} 个字")),
        F::ControlCharacter { code_point } => {
            (format!("文字里有看不见的字符 U+{code_point:04X}"), "删去它，或重新输入这几个字".into())
        }
        F::ListTooLong { most, length } => (format!("条目太多：{length} 条"), format!("最多 {most} 条")),
        F::ListEmpty => ("这里一条也没有".into(), "至少要有一条".into()),
        F::NotADay { text } => (format!("“{text}”不是日期"), "写成 2023-11-02 这样，并且确有这一天".into()),
        F::NotAPeriod { text } => (format!("“{text}”不是考核期"), "季度写成 2023Q4，月写成 2023-11，半年写成 2023H2，年写成 2023".into()),
        F::NotOneOf { text, allowed } => {
            (format!("“{text}”不在可选的写法之内"), format!("可选：{}", allowed.join("、")))
        }
        F::WrongFormat { text, expected } => {
            (format!("格式标记是“{text}”，这里读的是“{expected}”"), "检查是否选错了文件，或文件来自别的版本".into())
        }
        F::IndicatorKind { id } => (
            format!("指标“{id}”的写法不明确"),
            "标题写 items，可加 points（分值）或 weight（权重）之一；打分的指标只写 points，或 weight 加可选的 fullMarks（满分）".into(),
        ),

        F::TextEdges { text } => (format!("“{text}”前后有空格或中间换行"), "去掉首尾空格和换行".into()),
        F::DuplicateId { what: what @ (What::PayItem | What::Factor), id }
            if matches!(id.as_str(), "events" | "roleFactor" | "difficulty") =>
        {
            (format!("{}编号“{id}”另有所指", what_name(*what)), "换一个编号".into())
        }
        F::DuplicateId { what, id } => (format!("{}编号“{id}”重复", what_name(*what)), "每个编号只能用一次".into()),
        F::DuplicateName { what, name } => {
            (format!("{}名称“{name}”重复", what_name(*what)), "换一个能区分的名称".into())
        }
        F::UnknownReference { what, id } => {
            (format!("没有编号为“{id}”的{}", what_name(*what)), "检查编号，或先添加它".into())
        }

        F::ValidityReversed { from, to } => (format!("有效期的终点 {to} 早于起点 {from}"), String::new()),
        F::ApprovalMissing => {
            ("办法标为已批准，却没有写谁在何时批准".into(), "补上 approval，或把 status 改回 draft".into())
        }
        F::WeightsTotal { village, heading, total } => {
            let whose = match (village, heading) {
                (None, None) => "各指标".to_owned(),
                (None, Some(heading)) => format!("“{heading}”下面各项的"),
                (Some(village), None) => format!("{village}的"),
                (Some(village), Some(heading)) => format!("{village}“{heading}”下面各项的"),
            };
            let hint = match village {
                None => "调整权重，使合计正好 100",
                Some(_) => "没有写出的指标沿用办法里的权重，一并计入合计",
            };
            (format!("{whose}权重合计 {total}，应为 100"), hint.into())
        }
        F::PointsAndWeights { id } => (
            format!("“{id}”这里混用了分值和权重"),
            "同一层里全部用分值，或全部用权重；有分值的标题，下面也全部用分值".into(),
        ),
        F::ThresholdsOverlap { better, better_from, worse, worse_bound } => (
            format!("等次分数线重叠：{better}从 {better_from} 分起，{worse}却到了 {worse_bound} 分"),
            "后一等次要低于前一等次的下限".into(),
        ),
        F::ThresholdsGap { better, better_from, worse, worse_below } => (
            format!("等次分数线有空档：{worse}到 {worse_below} 分为止，{better}从 {better_from} 分才开始"),
            format!("把{worse}的上限改为 {better_from}，或不写上限"),
        ),
        F::LowestGradeBounded { grade } => {
            (format!("等次“{grade}”接收其余所有人，不能再设分数线、条件或名额"), "删去它的 from、tests 和 quota".into())
        }
        F::TopGradeBounded { grade, below } => {
            (format!("最高等次“{grade}”不能有上限，{below} 分及以上的人会没有等次"), "删去它的 below".into())
        }
        F::GradeWithoutTest { grade } => {
            (format!("等次“{grade}”既没有分数线、条件，也没有名额"), "写上 from（分数线）、tests（条件）或 quota（名额）".into())
        }
        F::GradeNotTried { grade } => (
            format!("等次“{grade}”不在 order 里，它的分数线、条件和名额不会用到"),
            "把它写进 order，或删去它的 from、tests 和 quota".into(),
        ),
        F::QuotaShareOrPlaces { grade } => {
            (format!("等次“{grade}”的名额要么写比例，要么写人数，要么按集体等次写"), "share、places、byTeamGrade 只写一个".into())
        }
        F::RatiosRise { better, better_ratio, worse, worse_ratio } => (
            format!("“{worse}”的比例 {worse_ratio} 高过更好的等次“{better}”的 {better_ratio}"),
            "等次越低，比例不能越高".into(),
        ),
        F::BandsOrder { class, from, harder_from } => {
            (format!("{class}类从 {from} 起，没有低于前一档的 {harder_from}"), "各档从高到低写".into())
        }
        F::BandsStart { class, from } => {
            (format!("最后一档{class}类从 {from} 起，更小的村会没有类别"), "最后一档从 0 起".into())
        }
        F::MoveWithoutBound => ("这条调整没有写界限".into(), "写上 harderFrom 或 easierBelow".into()),
        F::MoveBoundsCross { harder_from, easier_below } => (
            format!("从 {harder_from} 起调难，低于 {easier_below} 调易，两者交叉"),
            "easierBelow 不能大于 harderFrom".into(),
        ),
        F::TieIndicators => ("并列规则与所列指标不相配".into(), "by-indicators 要列出 indicators，其他规则不列".into()),
        F::TieByHeading { id } => (format!("并列规则里的“{id}”是标题，没有得分可比"), "改写标题下面的指标".into()),
        F::FloorAboveCeiling { floor, ceiling } => (format!("下限 {floor} 高于上限 {ceiling}"), String::new()),
        F::BoundOffStep { bound, step } => {
            (format!("得分界限 {bound} 不是取整单位 {step} 的整数倍，取整后会越界"), "改界限或取整单位".into())
        }
        F::GroupMixed { group } => {
            (format!("加减分组“{group}”里既有加分又有减分"), "就高不就低只在加分之间或减分之间比较，分成两组".into())
        }
        F::BelowUnderQuota { grade, better } => (
            format!("“{better}”有名额，够分而没有名额的人会落到“{grade}”，“{grade}”不能有上限"),
            format!("删去“{grade}”的 below"),
        ),
        F::SplitNeedsFen { step } => (
            format!("压缩、扣回超支或分配结余要分到 1 分钱，与金额取到 {step} 元不相容"),
            "金额取到 0.01，或不压缩、不扣回、不分配".into(),
        ),
        F::ExampleExpectsNothing { example } => {
            (format!("算例“{example}”没有写应得的结果"), "在 expect 里写上至少一项".into())
        }
        F::RedLineHitsNobody { red_line } => {
            (format!("高压线“{red_line}”不涉及任何人"), "写明包抓干部、职务、当事人、全村或村本身".into())
        }

        F::NotForSubject { key: "proRating", subject } => {
            (format!("以{}为考核对象的办法没有任职时间可折算", subject_name(*subject)), "proRating 写 \"none\"".into())
        }
        F::NotForSubject { key: "gridCadre", subject } => {
            (format!("以{}为考核对象的办法没有包抓干部", subject_name(*subject)), "gridCadre 写 false".into())
        }
        F::NotForSubject { key, subject } => (
            format!("“{key}”不适用于以{}为考核对象的办法", subject_name(*subject)),
            "删去它，或改考核对象（subject）".into(),
        ),
        F::TeamOfVillages => ("考核对象已经是村，不能再有集体考核".into(), "删去 team，或把考核对象改为人".into()),
        F::PointsTotal { heading, total, points } => {
            (format!("“{heading}”分值 {points}，下面各项合计 {total}"), "改到正好相等".into())
        }
        F::IndicatorSource { id } => (
            format!("指标“{id}”的得分来源不明确"),
            "shared（全村共用）、from（由数值得出）、start（由加减分得出）最多写一个；考核对象是村时没有共用".into(),
        ),
        F::StartAndIndicators => ("既有起始分，又有指标".into(), "两者只留一种".into()),
        F::NumberNeeds { by, key } => (format!("数值“{by}”缺少“{key}”"), format!("补上“{key}”")),
        F::NumberTransforms { by } => {
            (format!("数值“{by}”有几种换算"), "per、bands、steps、scale 只写一个".into())
        }
        F::NumberTooEarly { by } if by == "rating" => {
            ("评定等级“rating”不能用在这里".into(), "它只能作为指标的得分来源（from）".into())
        }
        F::NumberTooEarly { by } => (
            format!("算到这里时还不知道“{by}”"),
            "得分、排名和指标得分只能用在等次条件和补贴系数里；换一个数值".into(),
        ),
        F::FactOfVillage { fact } => {
            (format!("“{fact}”是各人的数据，这里要用村的数据"), "换一项 of 为 village 的数据；各人的数据也不能 ranked（排位次）".into())
        }
        F::ScaleLacksGrade { grade } => {
            (format!("scale 里没有集体等次“{grade}”，得到它的村会一直待定"), "每个集体等次都写上折合的数值".into())
        }
        F::NotForTeam { key } => (format!("集体考核里不能用“{key}”"), "删去它，或换一种写法；含义见格式说明".into()),
        F::NumberWithoutTeam { by } => {
            (format!("“{by}”要有集体考核（及其等次），这里没有"), "补上 team，或改用别的写法".into())
        }
        F::NumberOfHeading { id } => (format!("“{id}”是标题，没有自己的得分"), "改写标题下面的指标".into()),
        F::BandsFall { from, before } => (format!("这一档从 {from} 起，没有低于前一档的 {before}"), "各档从高到低写".into()),
        F::BandsEnd => ("只有最后一档不写下限 from，其余各档都要写".into(), "补上或删去 from".into()),
        F::TestWithoutBound => ("这个条件没有写界限".into(), "写上 from、above、upTo、below 中的一个或几个".into()),
        F::QuotaByTeam { grade } => (
            format!("等次“{grade}”的名额随集体等次而定，要在村内排名，并且集体考核有等次"),
            "within 里写上 village，team 里写上 grading".into(),
        ),
        F::LeastAboveShare { grade } => {
            (format!("等次“{grade}”的最低比例 least 与名额不相配"), "least 与“不超过”连用，并且不大于 share".into())
        }
        F::ItemUnit { item } => (
            format!("加减分项“{item}”要么计分（points），要么计金额（yuan）"),
            "只写一个；计金额的不能指向指标，也不能用于集体考核".into(),
        ),
        F::ItemTarget { item, indicator } => {
            (format!("加减分项“{item}”指向的指标“{indicator}”没有起点"), "给这个指标写上 start，或删去 indicator".into())
        }
        F::GroupTargets { group } => {
            (format!("加减分组“{group}”里的各项作用不同"), "同组各项要么都计入总分，要么都计入同一指标，要么都计金额".into())
        }
        F::RedLineEffect { red_line } => (
            format!("高压线“{red_line}”的后果不明确"),
            "keepsGrade（不影响等次）要写 withholds（扣发项目），并且不能再写 grade".into(),
        ),
        F::VillageNotAssessed { red_line } => {
            (format!("高压线“{red_line}”涉及村本身，而办法不考核村"), "补上 team，或不写 village".into())
        }
        F::PayNeeds { item, key: "standardPer" } => (
            format!("补贴项目“{item}”按月数计，标准却不是每月的"),
            "pay 里写上 standardPer: \"month\"，或删去 months".into(),
        ),
        F::PayNeeds { item, key } => (format!("补贴项目“{item}”缺少“{key}”"), format!("补上“{key}”；含义见格式说明")),
        F::GradeNeeds { grade, key } => {
            (format!("补贴要用到等次“{grade}”的“{key}”，却没有写"), "每个等次都要写；不发的写 0".into())
        }
        F::PrizesOrder { to, before } => (format!("这一档奖金到第 {to} 名，没有超过前一档的第 {before} 名"), "名次从前到后写".into()),
        F::PoolNeeds { key: "pay" } => ("办法不发补贴，资金规则没有用处".into(), "补上 pay，或删去 pool".into()),
        F::PoolNeeds { key: "sum" } => {
            ("总额 sum 与 setAside 不相配".into(), "setAside 为 sum 时写上 sum，为 people、months 时不写".into())
        }
        F::PoolNeeds { key: "standard" } => {
            ("资金按标准提取，办法却没有标准".into(), "补上 standard，或改为固定总额（setAside 为 sum）".into())
        }
        F::PoolNeeds { .. } => {
            ("只有分配结余时才能写 shareAmong".into(), "whenUnder 改为 share，或删去 shareAmong".into())
        }
        F::TooFine { what } => (
            format!("“{what}”里除数太多太杂，精确的分数大得无法核对"),
            "用公倍数较小的满分、票数和系数，例如都用整数或两位小数".into(),
        ),
        F::TooLarge { what, most } => (
            format!("按这些系数、折算和填报数，“{what}”可能超过 {most}，超出了能准确计算的范围"),
            "检查填报数的单位和各项系数、每档分值".into(),
        ),
        F::NothingToGrade { key } => (format!("办法没有等次，“{key}”无从谈起"), "补上 grading，或删去它".into()),

        F::PeriodKind { period, wanted } => {
            (format!("{period} 不是办法的考核周期：{}", span_name(*wanted)), "换成对应的考核期".into())
        }
        F::MonthsBeyondPeriod { person, months, most } => {
            (format!("{person}任职 {months} 个月，而考核期只有 {most} 个月"), "核对任职月数".into())
        }
        F::DaysBeyondPeriod { person, days, most } => {
            (format!("{person}任职 {days} 天，而考核期只有 {most} 天"), "核对任职天数".into())
        }
        F::DaysMissing { person } => (format!("{person}没有写任职天数，而补贴按天折算"), "填写 days".into()),
        F::EventSubject { wanted } => (format!("这件事要写明“{wanted}”，而且只写它"), "加减分项用于谁，就写谁".into()),
        F::ScoreNotEntered { person, indicator } => (
            format!("{person}的“{indicator}”不是在这里打分的"),
            "它由别处得出，或由全村共用，或是标题；删去这项得分".into(),
        ),
        F::EarlierNotBefore { period, current } => {
            (format!("往期 {period} 不在本期 {current} 之前"), "核对考核期".into())
        }
        F::EarlierTwice { period } => (format!("往期 {period} 写了两次"), "合并成一条".into()),
        F::StageNotBefore { stage } => (format!("“{stage}”不在本次已到的阶段之前"), "本阶段的得分写在 scores".into()),

        F::NoLedger { key } => (format!("办法没有积分账户，“{key}”无从谈起"), "办法里补上 ledger，或删去它".into()),

        F::RedemptionOutsidePeriod { day, first, last } => {
            (format!("兑换日期 {day} 不在考核期内"), format!("考核期是 {first} 至 {last}"))
        }
        F::FactElsewhere { fact, of_village: true } => (format!("“{fact}”是村的数据"), "填在村里，不填在这里".into()),
        F::FactElsewhere { fact, of_village: false } => {
            (format!("“{fact}”是考核对象各自的数据"), "填在各人（户）名下，不填在这里".into())
        }
        F::NotRated { person, indicator } => {
            (format!("{person}的“{indicator}”不评等级"), "删去它；要打分的写在 scores".into())
        }

        F::FactMissing { of, fact } => (format!("{of}没有填“{fact}”"), "用到它的结果待定，其余照常核算".into()),
        F::VotesMissing { of, ballot } => (format!("{of}的“{ballot}”还没有票数"), "用到它的结果待定，其余照常核算".into()),
        F::PayNegative { person, pay } => (format!("{person}的应发金额是 {pay} 元，小于零"), "核对奖扣和等次比例；发放表不能发负数".into()),
        F::PointsOverdrawn { person, redeemed, had } => {
            (format!("{person}只有 {had} 分，却兑换了 {redeemed} 分"), "核对兑换记录".into())
        }
        F::RedeemedTooEarly { person, redeemed, had, from } => {
            (format!("{person}有 {had} 分，不到兑换起点 {from} 分，却兑换了 {redeemed} 分"), "核对兑换记录".into())
        }

        F::OtherScheme { wanted, given } => (
            format!("这份数据按办法“{given}”填写，打开的办法是“{wanted}”"),
            "打开对应的办法，或确认后改写数据里的办法编号和版本".into(),
        ),
        F::PeriodOutsideValidity { period, from, to } => {
            let range = to.as_ref().map_or_else(|| format!("{from} 起"), |to| format!("{from} 至 {to}"));
            (format!("办法的有效期是 {range}，不包括 {period}"), "换用当期有效的办法版本".into())
        }
        F::ScoreAboveFullMarks { person, indicator, score, full_marks } => {
            (format!("{person}的“{indicator}”得分 {score} 超过满分 {full_marks}"), "核对这一项得分".into())
        }
        F::ScoreAndScores { person } => (format!("{person}既有各项得分，又有总分"), "两者只留一种".into()),
        F::ClassUnknowable { village, measure: None } => {
            (format!("{village}没有难度类别，办法也不作建议"), "指定类别".into())
        }
        F::ClassUnknowable { village, measure: Some(measure) } => (
            format!("{village}没有难度类别，又缺少{}，无法建议", measure_name(*measure)),
            "补上这个数，或直接指定类别并写明理由".into(),
        ),
        F::ClassReasonMissing { village, suggested, assigned } => (
            format!("{village}按办法建议为{suggested}类，改为{assigned}类却没有理由"),
            "在 classReason 写明理由".into(),
        ),
        F::ClassAdjustedTwice { class } => (format!("{class}类的系数本季度调整了两次"), "只保留一条".into()),
        F::WeightsWithPoints { village } => {
            (format!("办法用分值，{village}却写了权重"), "删去村的权重，或办法改用权重".into())
        }
        F::PostHeldTwice { village, post, people } => (
            format!("{village}的“{post}”同时有{}", people.join("、")),
            "只留一人；期中交接的，两人任职月数合计不超过考核期的月数，起止日不重叠".into(),
        ),
        F::PostListedTwice { person, post } => (format!("{person}的职务“{post}”写了两次"), "只保留一次".into()),
        F::PostVacant { village, post, red_line } => (
            format!("高压线“{red_line}”涉及“{post}”，而{village}当日没有人任此职"),
            "补上任职的人，或核对事发的村和日期".into(),
        ),
        F::HolderUnclear { village, post, people } => (
            format!("{village}的“{post}”本季度有{}先后任职，看不出事发当日是谁", people.join("、")),
            "在两人的 from、to 写明任职起止日".into(),
        ),
        F::GridWithoutCadre { grid, village } => {
            (format!("{village}的网格“{grid}”没有包抓干部"), "指定一名包抓干部".into())
        }
        F::GridMissing { red_line } => {
            (format!("高压线“{red_line}”涉及包抓干部，却没有写是哪个网格"), "填写 grid".into())
        }
        F::GridElsewhere { grid, village } => (format!("网格“{grid}”不在{village}"), "核对村和网格".into()),
        F::CadreElsewhere { person, grid, village } => {
            (format!("{village}网格“{grid}”的包抓干部{person}不是本村的人"), "换成本村干部".into())
        }
        F::OffenderMissing { red_line } => {
            (format!("高压线“{red_line}”涉及当事人，却没有写是谁"), "填写 offender".into())
        }
        F::OffenderElsewhere { person, village } => {
            (format!("当事人{person}不是{village}的干部"), "核对村和当事人".into())
        }
        F::IncidentOutsideQuarter { day, first, last } => {
            (format!("高压线事件的日期 {day} 不在考核期内"), format!("考核期是 {first} 至 {last}"))
        }
        F::EventOutsideQuarter { day, first, last } => {
            (format!("加减分事件的日期 {day} 不在考核期内"), format!("考核期是 {first} 至 {last}"))
        }
        F::DecidedTwice { what } => (format!("对“{what}”有两条决定"), "只保留有效的一条".into()),
        F::DecisionIncomplete { key } => {
            (format!("这条决定缺少“{key}”"), "定等次要写 person；定并列要写 up，以及在其中排名的 category、village".into())
        }
        F::MatterCountedTwice { person, matter } => {
            (format!("{person}的同一事项“{matter}”写了不止一次"), "就高不就低的一件事只算一次，count 写 1".into())
        }
        F::NotInPostThatDay { person, day } => {
            (format!("{person}在 {day} 不在任"), "核对任职起止日，或写当日在任的人".into())
        }
        F::ServiceOutsideQuarter { day, first, last } => {
            (format!("任职起止日 {day} 不在考核期内"), format!("考核期是 {first} 至 {last}；任满全期的不用写"))
        }
        F::ServiceReversed { from, to } => (format!("任职止日 {to} 早于起日 {from}"), String::new()),

        F::SameName { village, name } => {
            (format!("{village}有两个“{name}”"), "确认是两个人；打印时可用编号区分".into())
        }
        F::MonthsWithoutReason { person, months, most: _ } => {
            (format!("{person}任职 {months} 个月，没有写原因"), "在 monthsReason 写明，便于核对".into())
        }
        F::ClassNotConfirmed { village, suggested } => {
            (format!("{village}的难度类别没有确认，暂按建议的{suggested}类"), "确认或改定类别".into())
        }
        F::VillageWithoutPeople { village, subject: SubjectKind::Household } => {
            (format!("{village}没有一个农户"), "核对农户名册".into())
        }
        F::VillageWithoutPeople { village, .. } => (format!("{village}没有一名干部"), "核对花名册".into()),
        F::VillageWithoutPost { village, post } => {
            (format!("{village}没有“{post}”"), "若有高压线事件涉及此职，将无法核算".into())
        }
        F::ScoreOverHundred { person, score } => (format!("{person}的总分 {score} 超过 100"), "允许，请确认".into()),
        F::ScoresMissing { person, indicators } if indicators.is_empty() => {
            (format!("{person}的总分还没有填"), "此人待定，其他人照常核算".into())
        }
        F::ScoresMissing { person, indicators } if indicators.len() > 3 => (
            format!("{person}还有 {} 项没有打分：{}等", indicators.len(), indicators[..3].join("、")),
            "此人待定，其他人照常核算".into(),
        ),
        F::ScoresMissing { person, indicators } => {
            (format!("{person}还没有打分：{}", indicators.join("、")), "此人待定，其他人照常核算".into())
        }
        F::TieUndecided { category, grade, places, people } => {
            (format!("{}“{grade}”名额只剩 {places} 个，{}同分", whole(category), some(people)), "请集体研究后记录决定".into())
        }
        F::TieDecisionUnused { category, grade } => {
            (format!("关于{}“{grade}”并列的决定没有用上", whole(category)), "名额线上没有这样的并列，核对后删去".into())
        }
        F::TieDecisionCount { category, grade, places, named } => (
            format!("{}“{grade}”并列只有 {places} 个名额，决定里写了 {named} 人", whole(category)),
            format!("写明正好 {places} 人"),
        ),
        F::TieDecisionStranger { person, category, grade } => {
            (format!("决定里的{person}不在{}“{grade}”的并列之中", whole(category)), "只能写并列的人".into())
        }
        F::OffenderTickUnused { red_line } => {
            (format!("勾选了当事人，但高压线“{red_line}”不追究当事人"), "取消勾选；要追究，须改办法".into())
        }
        F::DecisionWaits { person } => {
            (format!("{person}的得分不全，关于其等次的决定暂不生效"), "补齐得分后自动生效".into())
        }
        F::QuotaProvisional { category, pending } => {
            (format!("{}还有 {pending} 人待定，按名额定的等次和排名还会变动", whole(category)), "补齐得分后再定".into())
        }
        F::QuotaNotFilled { category, grade, places, filled } => {
            (format!("{}“{grade}”要求不少于 {places} 人，够条件的只有 {filled} 人", whole(category)), "请集体研究".into())
        }
        F::PoolOver { available, payable } => {
            (format!("应发 {payable} 元超过可用 {available} 元"), "差额怎样处理见资金表；程序不会另外动钱".into())
        }
        F::ScoreNotAssessed { person, indicator } => {
            (format!("{person}的“{indicator}”在本村权重为 0，得分不计"), "核对权重，或删去这项得分".into())
        }

        F::NoSuchPlace { place } => {
            (format!("办法里没有“{place}”这一处"), "写成 grading.grades[0].from 这样，并且办法里已经写有这一项".into())
        }
        F::NotAFigure { place } => (format!("“{place}”不是数值，不能试不同的取值"), String::new()),
        F::RangeReversed { from, to } => (format!("取值范围从 {from} 到 {to}，起点大于终点"), String::new()),
        F::StepNotPositive { step } => (format!("步长应大于 0，给的是 {step}"), String::new()),
        F::TooManyValues { most, values } => {
            (format!("范围里有 {values} 个取值，最多试 {most} 个"), "把步长放大，或把范围缩小".into())
        }
        F::TriedOnOther { named, used } => {
            (format!("这份数据按办法“{named}”填写，试算时用的是“{used}”"), "只是试算，数据没有改动".into())
        }
        F::ValidityIgnored { period, from, to } => {
            let range = to.as_ref().map_or_else(|| format!("{from} 起"), |to| format!("{from} 至 {to}"));
            (format!("办法的有效期是 {range}，不包括 {period}，试算时不计较"), "只是试算，不能据此发放".into())
        }
        F::ClassFollows { village, recorded, suggested } => (
            format!("{village}记为{recorded}类而没有另写理由，按这份办法的建议试算为{suggested}类"),
            "记有理由的类别不变".into(),
        ),
    }
}

fn range(bound: &DecimalBound) -> String {
    let above = if bound.positive { "（不含）" } else { " " };
    format!("{}{above}至 {} {}", bound.min, bound.max, bound.unit.0)
}

fn whole_range(bound: &IntegerBound) -> String {
    format!("{} 至 {} {}", bound.min, bound.max, bound.unit.0)
}

fn expected_name(expected: Expected) -> &'static str {
    match expected {
        Expected::Object => "一组“键: 值”",
        Expected::List => "列表",
        Expected::Text => "文本",
        Expected::DecimalText => "写成文本的小数",
        Expected::Integer => "整数",
        Expected::Boolean => "是非值（true 或 false）",
    }
}

fn found_name(found: Found) -> &'static str {
    match found {
        Found::Object => "一组“键: 值”",
        Found::List => "列表",
        Found::Text => "文本",
        Found::Number => "数字",
        Found::Boolean => "是非值（true 或 false）",
        Found::Null => "空值",
    }
}

fn what_name(what: What) -> &'static str {
    match what {
        What::Source => "来源",
        What::Category => "考核类别",
        What::Post => "职务",
        What::Class => "难度类别",
        What::Indicator => "指标",
        What::Item => "加减分项",
        What::Group => "加减分组",
        What::RedLine => "高压线",
        What::Grade => "等次",
        What::Village => "村",
        What::Grid => "网格",
        What::Person => "人员",
        What::Event => "加减分事件",
        What::Incident => "高压线事件",
        What::Decision => "决定",
        What::Household => "农户",
        What::Fact => "填报数据",
        What::Ballot => "测评",
        What::BallotOption => "测评选项",
        What::Rating => "评定等级",
        What::Factor => "系数",
        What::PayItem => "补贴项目",
        What::Stage => "阶段",
        What::Redemption => "兑换",
    }
}

fn subject_name(subject: SubjectKind) -> &'static str {
    match subject {
        SubjectKind::Person => "人",
        SubjectKind::Village => "村",
        SubjectKind::Household => "农户",
    }
}

fn span_name(span: Span) -> &'static str {
    match span {
        Span::Month => "月",
        Span::Quarter => "季度",
        Span::HalfYear => "半年",
        Span::Year => "年",
    }
}

/// 一起排名的人；不分类别、不分村的就是全体。
fn whole(cohort: &str) -> &str {
    if cohort.is_empty() { "全体" } else { cohort }
}

/// 数值从哪里来、怎样换算。
fn number(said: &NumberSaid) -> String {
    let NumberSaid { what, raw, how, value } = said;
    let place = |ranked: &bool| if *ranked { "在各村中的位次" } else { "" };
    let raw = counted(what, raw);
    let what = match what {
        NumberIs::Fact { name, unit, ranked } => {
            let unit = unit.as_deref().filter(|_| !ranked).map(|unit| format!(" {unit}")).unwrap_or_default();
            format!("{name}{} {raw}{unit}", place(ranked))
        }
        NumberIs::Measure { measure, ranked } => format!("{}{} {raw}", measure_name(*measure), place(ranked)),
        NumberIs::Months => format!("任职月数 {raw}"),
        NumberIs::Ballot { name, votes } => {
            let part = |(option, votes, value): &(String, i64, String)| format!("{option} {votes} 票 × {value}");
            format!("{name}（{}）÷ 总票数 = {raw}", votes.iter().map(part).collect::<Vec<_>>().join(" + "))
        }
        NumberIs::Votes { ballot, options, votes, all } => {
            format!("{ballot}{} {votes} ÷ {all} 票 = {raw}", options.join("、"))
        }
        NumberIs::Events { items } => format!("{} {raw} 次", items.join("、")),
        NumberIs::Rating { grade } => format!("评定为“{grade}”"),
        NumberIs::Indicator { name } => format!("“{name}”得分 {raw}"),
        NumberIs::Earlier { periods, missing } => {
            let part = |(period, score): &(String, String)| format!("{period} {score}");
            let gap = if missing.is_empty() { String::new() } else { format!("；缺 {}", missing.join("、")) };
            format!("往期平均（{}{gap}）= {raw}", periods.iter().map(part).collect::<Vec<_>>().join("、"))
        }
        NumberIs::TeamScore => format!("集体得分 {raw}"),
        NumberIs::TeamRank => format!("集体排名第 {raw}"),
        NumberIs::TeamGrade { grade } => format!("集体等次“{grade}”"),
        NumberIs::Score => format!("得分 {raw}"),
        NumberIs::Rank => format!("排名第 {raw}"),
        NumberIs::RankFromEnd => format!("倒数第 {raw}"),
    };
    match how {
        How::AsItIs => what,
        How::Per(divisor) => format!("{what}，÷ {divisor} = {value}"),
        How::Band { from: Some(from) } => format!("{what}，≥ {from}，取 {value}"),
        How::Band { from: None } => format!("{what}，属最后一档，取 {value}"),
        How::Steps { at, start, each, change } => {
            let (more, fewer, change) = match change.strip_prefix('-') {
                Some(change) => ("减", "加", change),
                None => ("加", "减", change.as_str()),
            };
            format!("{what}；{at} 时为 {start}，每多（少）{each} {more}（{fewer}）{change}，得 {value}")
        }
        How::Scale => format!("{what}，折合 {value}"),
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
        Measure::RegisteredPopulation => "户籍人口",
        Measure::ResidentPopulation => "常住人口",
        Measure::Workload => "工作任务量",
    }
}

fn rounded_by(rounding: &Rounding) -> String {
    let step = rounding.step.to_text(0);
    match rounding.mode {
        Mode::HalfUp => format!("四舍五入到 {step}"),
        Mode::HalfEven => format!("四舍六入五成双到 {step}"),
        Mode::Down => format!("舍去 {step} 以下"),
        Mode::Up => format!("进位到 {step}"),
    }
}

fn said(record: &Said) -> String {
    let by = record.by.as_deref().unwrap_or("集体研究");
    format!("{}，{by}：{}", record.date, record.reason)
}

/// 一步的名目和说明。
pub(super) fn step(step: &Step) -> (&'static str, String) {
    use Step as S;
    match step {
        S::Pay { formula, exact, paid: None } if formula == exact => ("应发金额", format!("{exact} 元")),
        S::Pay { formula, exact, paid: None } => ("应发金额", format!("{formula} = {exact} 元")),
        S::Pay { formula, exact, paid: Some(paid) } => {
            ("应发金额", format!("{formula} = {exact} 元，经资金处理后为 {paid} 元"))
        }
        S::PayOpen { undecided: true } => ("应发金额", "等次未定或所需数据未填，暂不计算".into()),
        S::PayOpen { undecided: false } => ("应发金额", "得分不全，暂不计算".into()),
        S::Standard => ("标准", "绩效考核补贴标准（元）".into()),
        S::RoleFactor { post } => ("岗位系数", format!("按职务“{post}”")),
        S::GradeRatio { grade } => ("等次比例", format!("等次“{grade}”的比例")),
        S::Coefficient { class } => ("难度系数", format!("{class}类村的系数")),
        S::Months { months, reason: Some(reason) } => ("任职月数", format!("本期任职 {months} 个月：{reason}")),
        S::Months { months, reason: None } => ("任职月数", format!("本期任职 {months} 个月")),
        S::Days { days, of } => ("任职天数", format!("本期 {of} 天，任职 {days} 天")),
        S::MonthsPaid { months } => ("月数", format!("按 {months} 个月计")),
        S::PayItem { name, formula, exact } => ("补贴项目", format!("{name}：{formula} = {exact} 元")),
        S::PayItemWithheld { name, red_line } => ("补贴项目", format!("{name}：因高压线“{red_line}”不发")),
        S::PayEvents => ("奖扣", "按件奖励或扣减的金额".into()),
        S::ItemShare => ("占标准", "本项占标准的比例".into()),
        S::OwnStandard { fact } => ("标准", format!("本人的“{fact}”（元）")),
        S::OtherPosts { posts, share } => ("兼职", format!("兼任{}，另按其标准的 {share}% 计", posts.join("、"))),
        S::GradeAmount { grade } => ("等次金额", format!("等次“{grade}”的金额（元）")),
        S::ScoreShare { score } => ("按得分", format!("按得分 {score} 的比例")),
        S::PointsMissing { score, line, yuan, standard } => {
            ("按缺分扣", format!("标准 {standard} 元，得分 {score}，每低于 {line} 分 1 分扣 {yuan} 元，扣完为止"))
        }
        S::PointsAbove { score, line, yuan } => {
            ("按分计奖", format!("得分 {score}，每高于 {line} 分 1 分计 {yuan} 元"))
        }
        S::Prize { rank } => ("名次奖", format!("第 {rank} 名的奖金（元）")),
        S::Factor { name, number: said } => ("系数", format!("{name}：{}", number(said))),
        S::ClawBack { odd_fen } => ("超支扣回", format!("超支按金额比例分摊，下期扣回（元）{}", odd(*odd_fen))),
        S::NetAdjustment { reason } => ("扣（补）发", reason.clone()),
        S::PayRounding { exact, rounding, rounded } => {
            ("金额取整", format!("{exact} {}，得 {rounded} 元", rounded_by(rounding)))
        }
        S::PoolChange { action: Action::Shared, earned, paid, odd_fen } => {
            ("结余分配", format!("结余按金额比例分配：{earned} → {paid} 元{}", odd(*odd_fen)))
        }
        S::PoolChange { earned, paid, odd_fen, .. } => {
            ("超支压缩", format!("超支按比例压缩：{earned} → {paid} 元{}", odd(*odd_fen)))
        }

        S::Grade { grade } => ("考核等次", format!("等次为“{grade}”")),
        S::GradeOpen => ("考核等次", "等次未定".into()),
        S::ByThreshold { score, from, below: Some(below), grade } => {
            ("按分数线", format!("得分 {score}，≥ {from} 且 < {below}，为“{grade}”"))
        }
        S::ByThreshold { score, from, below: None, grade } => {
            ("按分数线", format!("得分 {score}，≥ {from}，为“{grade}”"))
        }
        S::ByPlace { score, from: Some(from), rank, places, grade } => {
            ("按名额", format!("得分 {score} ≥ {from}，排名第 {rank}，得到“{grade}”{places} 个名额中的一个"))
        }
        S::ByPlace { score, from: None, rank, places, grade } => {
            ("按名额", format!("得分 {score}，排名第 {rank}，得到“{grade}”{places} 个名额中的一个"))
        }
        S::ByTieRule { score, places, grade, compared } if compared.is_empty() => {
            ("名额线上并列", format!("得分 {score}，在“{grade}”{places} 个名额的线上并列，办法规定都进入"))
        }
        S::ByTieRule { score, places, grade, compared } => (
            "名额线上并列",
            format!("得分 {score}，在“{grade}”{places} 个名额的线上并列，依次比较{}后进入", compared.join("、")),
        ),
        S::TieDown { grade, places } => {
            ("名额线上并列", format!("“{grade}”{places} 个名额的线上有人并列，办法规定都不进入"))
        }
        S::TieLost { grade, places, compared } => {
            ("名额线上并列", format!("在“{grade}”{places} 个名额的线上并列，依次比较{}后未进入", compared.join("、")))
        }
        S::ByTieDecision { grade, record } => {
            ("名额线上并列", format!("并列，经决定进入“{grade}”（{}）", said(record)))
        }
        S::ByRest { score, below: Some(below), grade } => ("其余", format!("得分 {score}，< {below}，为“{grade}”")),
        S::ByRest { score, below: None, grade } => ("其余", format!("得分 {score}，其他等次均未进入，为“{grade}”")),
        S::NoPlace { score, rank, places, grade, record: None } => {
            ("未得名额", format!("得分 {score}，排名第 {rank}，未进入“{grade}”的 {places} 个名额"))
        }
        S::NoPlace { grade, record: Some(record), .. } => {
            ("名额线上并列", format!("并列，经决定未进入“{grade}”（{}）", said(record)))
        }
        S::TieOpen { grade, places, people } => {
            ("名额线上并列", format!("{}同分，“{grade}”只剩 {places} 个名额，等待决定", some(people)))
        }
        S::QuotaShare { headcount, share, at_least: false, exact, places } => {
            ("名额", format!("{headcount} 人 × {share}% = {exact}，按“不超过”取 {places} 人"))
        }
        S::QuotaShare { headcount, share, at_least: true, exact, places } => {
            ("名额", format!("{headcount} 人 × {share}% = {exact}，按“不少于”取 {places} 人"))
        }
        S::QuotaPlaces { places, at_least: false } => ("名额", format!("不超过 {places} 人")),
        S::QuotaPlaces { places, at_least: true } => ("名额", format!("不少于 {places} 人")),
        S::QuotaByTeam { headcount, team_grade, share, at_least, exact, places } => {
            let team =
                team_grade.as_ref().map_or("集体等次未定".to_owned(), |grade| format!("集体等次“{grade}”"));
            let bound = if *at_least { "不少于" } else { "不超过" };
            ("名额", format!("{team}，{headcount} 人 × {share}% = {exact}，按“{bound}”取 {places} 人"))
        }
        S::Condition { grade, number: said, bounds, holds } => {
            let bounds = bounds.iter().map(|own| bound(&said.what, own)).collect::<Vec<_>>().join("、");
            let verdict = if *holds { "符合" } else { "不符合" };
            ("条件", format!("{}；{verdict}“{grade}”要求的 {bounds}", number(said)))
        }
        S::ConditionUnknown { grade } => ("条件", format!("“{grade}”的条件还无法判断，按不符合计")),
        S::NoBetterThan { grade } => ("高压线", format!("触碰高压线，等次最高为“{grade}”")),
        S::Run { grade, length, consequence: Some(consequence) } => {
            ("连续结果", format!("连续 {length} 期为“{grade}”：{consequence}"))
        }
        S::Run { grade, length, consequence: None } => ("连续结果", format!("连续 {length} 期为“{grade}”")),
        S::ByRedLine { grade } => ("高压线", format!("触碰高压线，直接定为“{grade}”")),
        S::ByDecision { from: Some(from), grade, record } => {
            ("集体决定", format!("由“{from}”改定为“{grade}”（{}）", said(record)))
        }
        S::ByDecision { from: None, grade, record } => ("集体决定", format!("定为“{grade}”（{}）", said(record))),
        S::RedLineHit { red_line, village, grid, date, basis, as_what } => {
            let grid = grid.as_ref().map(|grid| format!("·{grid}")).unwrap_or_default();
            let capacity = |as_what: &HitAs| match as_what {
                HitAs::GridCadre => "包抓干部".to_owned(),
                HitAs::Post(post) => post.clone(),
                HitAs::Offender => "当事人".to_owned(),
                HitAs::Village => "本村人员".to_owned(),
            };
            let who = match as_what.as_slice() {
                [HitAs::Village] => "全村".to_owned(),
                _ => format!("作为{}", as_what.iter().map(capacity).collect::<Vec<_>>().join("、")),
            };
            ("高压线", format!("{who}被追责：{date} {village}{grid}“{red_line}”，依据：{basis}"))
        }

        S::Rank { rank, among, sharing: 1, category } => ("排名", format!("{} {among} 人中第 {rank}", whole(category))),
        S::Rank { rank, among, sharing, category } => {
            ("排名", format!("{} {among} 人中第 {rank}（{sharing} 人并列）", whole(category)))
        }
        S::RankOpen => ("排名", "得分不全，暂不排名".into()),
        S::RankLast => ("高压线", "触碰高压线的排在最后".into()),
        S::TwoPosts { posts, category } => {
            ("身兼数职", format!("{}，按最高的“{category}”考核，只算一人", posts.join("、")))
        }
        S::Above { village, name, score, red_lined } => {
            ("前一名", format!("{village} {name}，{score} 分{}", last(*red_lined)))
        }
        S::Below { village, name, score, red_lined } => {
            ("后一名", format!("{village} {name}，{score} 分{}", last(*red_lined)))
        }

        S::Score { formula } => ("考核得分", formula.clone()),
        S::ScorePending { indicators } if indicators.is_empty() => ("待定", "总分还没有填".into()),
        S::ScorePending { indicators } => ("待定", format!("还没有打分：{}", indicators.join("、"))),
        S::TotalGiven => ("考核总分", "直接填写的总分".into()),
        S::Weighted { indicator, score, weight, own_weight } => {
            ("指标", format!("{indicator}：{score} × {weight}%{}", if *own_weight { "（本村权重）" } else { "" }))
        }
        S::Pointed { indicator, full_marks } => ("指标", format!("{indicator}（满分 {full_marks}）")),
        S::Base { count } => ("指标合计", format!("{count} 项指标之和")),
        S::StartingScore => ("起始分", "每个考核对象的起始分".into()),
        S::FromNumber { indicator, number: said, scale } => ("指标", format!("{indicator}：{}{scale}", number(said))),
        S::SharedScore { indicator, score, scale } => ("指标", format!("{indicator}（全村共用）：{score}{scale}")),
        S::StartMoved { indicator, full: true, start, moved, value, scale } => {
            ("指标", format!("{indicator}：满分 {start} 起，加减 {moved}，得 {value}{scale}"))
        }
        S::StartMoved { indicator, full: false, moved, value, scale, .. } => {
            ("指标", format!("{indicator}：零分起，加减 {moved}，得 {value}{scale}"))
        }
        S::InScale { indicator, score, scale } => ("指标", format!("{indicator}：{score}{scale}")),
        S::ScoreFactor { name, number: said, before } => {
            ("得分系数", format!("{name}：{}；{before} 分乘以它", number(said)))
        }
        S::ScoreDifficulty { class, before } => ("得分系数", format!("{class}类村的难度系数；{before} 分乘以它")),
        S::EarlierStage { stage, changes } if changes.is_empty() => ("前一阶段", format!("{stage}：没有改动")),
        S::EarlierStage { stage, changes } => {
            let change = |(indicator, then, now): &(String, String, String)| format!("{indicator} {then} → {now}");
            ("前一阶段", format!("{stage}：{}", changes.iter().map(change).collect::<Vec<_>>().join("、")))
        }
        S::Account { opening, earned, redeemed } => {
            ("积分账户", format!("上期 {opening} + 本期 {earned} − 兑换 {redeemed}"))
        }
        S::Event { item, bonus, points, yuan, count, again, date, outweighed } => {
            let title = match (bonus, yuan) {
                (true, false) => "加分",
                (false, false) => "减分",
                (true, true) => "奖励",
                (false, true) => "扣减",
            };
            let unit = if *yuan { "元" } else { "分" };
            let again =
                again.map(|(count, times)| format!("，其中第二次起的 {count} 次按 {times} 倍计")).unwrap_or_default();
            let matter = match outweighed {
                Some(Outweighed::Matter(matter)) => format!("；同一事项“{matter}”就高不就低，此项不计"),
                Some(Outweighed::Group(group)) => format!("；“{group}”就高不就低，此项不计"),
                None => String::new(),
            };
            (title, format!("{date} {item}：{points} {unit} × {count} 次{again}{matter}"))
        }
        S::MonthCap { item, sum, cap } => ("每月封顶", format!("{item}合计 {sum}，每月封顶 {cap}")),
        S::GroupCap { group, sum, cap } => ("分组封顶", format!("{group}合计 {sum}，封顶 {cap}")),
        S::ItemCap { item, sum, cap } => ("单项封顶", format!("{item}合计 {sum} 分，封顶 {cap} 分")),
        S::TotalCap { bonus: true, sum, cap } => ("加分封顶", format!("加分合计 {sum} 分，封顶 {cap} 分")),
        S::TotalCap { bonus: false, sum, cap } => ("减分封顶", format!("减分合计 {sum} 分，封顶 {cap} 分")),
        S::NoCap { bonus: true } => ("加分封顶", "办法不设加分封顶".into()),
        S::NoCap { bonus: false } => ("减分封顶", "办法不设减分封顶".into()),
        S::Floor { value, floor } => ("扣完为止", format!("{value} 低于下限，按 {floor} 分计")),
        S::Ceiling { value, ceiling } => ("得分封顶", format!("{value} 高于上限，按 {ceiling} 分计")),
        S::ScoreRounding { exact, rounding, rounded } => {
            ("得分取整", format!("{exact} {}，得 {rounded} 分", rounded_by(rounding)))
        }

        S::Class { village, class } => ("难度类别", format!("{village}为{class}类")),
        S::Band { measure, number, from, class } => {
            ("建议", format!("{} {number}，≥ {from}，建议{class}类", measure_name(*measure)))
        }
        S::Moved { measure, number, bound, harder: true } => {
            ("调整建议", format!("{} {number}，≥ {bound}，调难一类", measure_name(*measure)))
        }
        S::Moved { measure, number, bound, harder: false } => {
            ("调整建议", format!("{} {number}，< {bound}，调易一类", measure_name(*measure)))
        }
        S::Suggested { class } => ("建议类别", format!("综合建议为{class}类")),
        S::Assigned { class, differs: true, reason: Some(reason) } => {
            ("定类", format!("定为{class}类，与建议不同：{reason}"))
        }
        S::Assigned { class, differs: true, reason: None } => ("定类", format!("定为{class}类，与建议不同")),
        S::Assigned { class, reason: Some(reason), .. } => ("定类", format!("定为{class}类：{reason}")),
        S::Assigned { class, reason: None, .. } => ("定类", format!("确认为{class}类")),
        S::NotAssigned { class } => ("定类", format!("尚未确认，暂按建议的{class}类")),
        S::Adjusted { class, from, to, reason } => ("本期调整", format!("{class}类系数由 {from} 调为 {to}：{reason}")),

        S::SetAside { standard: Some(standard), people, months: None } => ("应提", format!("{standard} × {people} 人")),
        S::SetAside { standard: Some(standard), months: Some((months, of)), .. } => {
            ("应提", format!("{standard} × {months} 个任职月 ÷ {of}"))
        }
        S::SetAside { standard: None, people, months: None } => ("应提", format!("{people} 人各自标准的合计")),
        S::SetAside { standard: None, months: Some(_), .. } => ("应提", "各自标准按任职月数折算的合计".into()),
        S::SetAsideSum => ("应提", "办法定的总额".into()),
        S::SetAsideEarned => ("应提", "办法没有另定资金，按应发数".into()),
        S::OpeningBalance => ("上期结转", "上期转入的结余（负数为超支）".into()),
        S::Available { set_aside, opening } => ("可用", format!("{set_aside} {}", added(opening))),
        S::Earned { people } => ("按办法应得", format!("{people} 人的金额合计")),
        S::PoolAction { action, over } => (
            "应发",
            match (action, over) {
                (Action::Waiting, _) => "还有人待定，资金暂不分配".into(),
                (Action::ScaledDown, _) => "超支，按比例压缩到可用金额".into(),
                (Action::Shared, _) => "有结余，按金额比例分完".into(),
                (Action::ClawedBack, _) => "超支，照发，下期按金额比例扣回".into(),
                (Action::CarriedForward, true) => "超支，转入下期".into(),
                (Action::CarriedForward, false) => "结余转入下期".into(),
                (Action::Reported, true) => "超支，只作报告，不调整金额".into(),
                (Action::Reported, false) => "没有超支；差额只作报告".into(),
            },
        ),
        S::OddFen { names } => ("尾差", format!("按最大余数法，以下各人多得 1 分钱：{}", names.join("、"))),
        S::Balance { available, payable } => ("结余", format!("{available} − {payable}")),
    }
}

/// 人多时只列前几位。
fn some(names: &[String]) -> String {
    match names {
        [first, second, third, _, _, _, ..] => format!("{first}、{second}、{third}等 {} 人", names.len()),
        _ => names.join("、"),
    }
}

fn last(red_lined: bool) -> &'static str {
    if red_lined { "（触碰高压线，排在最后）" } else { "" }
}

fn odd(odd_fen: bool) -> &'static str {
    if odd_fen { "（含尾差 1 分钱）" } else { "" }
}

/// “+ 30.00”，负数写成“− 30.00”。
fn added(amount: &str) -> String {
    amount.strip_prefix('-').map_or_else(|| format!("+ {amount}"), |amount| format!("− {amount}"))
}

/// 不超过可用资金的取值是怎样找到的。
pub(super) fn search(method: Method) -> &'static str {
    match method {
        Method::Bisection => {
            "其他规则不变，这个值变大时谁的应得都不会减少，可用资金也不变，所以逐次对半查找，结果与逐个试算相同"
        }
        Method::BreakPoints => {
            "等次只看取整后的得分够不够线，相邻两个得分之间的取值结果都一样，所以每一段试一次，结果与逐个试算相同"
        }
        Method::EveryValue => "逐个试算，到第一个不超过可用资金的取值为止",
    }
}
