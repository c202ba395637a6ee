//! Periods and their days.

/// A month, quarter, half-year or year: its first month counted from year 0, and how many it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) first: i64,
    pub(crate) months: i64,
}

impl Period {
    /// `2023-11`, `2023Q4`, `2023H2` or `2023`.
    pub(crate) fn read(text: &str) -> Period {
        let number = |text: &str| text.parse::<i64>().expect("a period");
        let (year, part) = text.split_at(4);
        let (months, nth) = match part.split_at(part.len().min(1)) {
            ("-", month) => (1, number(month)),
            ("Q", quarter) => (3, number(quarter)),
            ("H", half) => (6, number(half)),
            _ => (12, 1),
        };
        Period { first: number(year) * 12 + (nth - 1) * months, months }
    }

    pub(crate) fn write(self) -> String {
        let (year, nth) = (self.first.div_euclid(12), self.first.rem_euclid(12) / self.months + 1);
        match self.months {
            1 => format!("{year}-{nth:02}"),
            3 => format!("{year}Q{nth}"),
            6 => format!("{year}H{nth}"),
            _ => format!("{year}"),
        }
    }

    /// Whether it is shorter and lies inside the other.
    pub(crate) fn is_part_of(self, whole: Period) -> bool {
        self.months < whole.months
            && self.first >= whole.first
            && self.first + self.months <= whole.first + whole.months
    }

    /// So many periods of the same kind earlier.
    pub(crate) fn before(self, periods: i64) -> Period {
        Period { first: self.first - periods * self.months, ..self }
    }

    pub(crate) fn days(self) -> i64 {
        (self.first..self.first + self.months).map(days_of_month).sum()
    }

    /// The day with this number, counted from 0.
    pub(crate) fn day(self, mut number: i64) -> String {
        let mut month = self.first;
        while number >= days_of_month(month) {
            number -= days_of_month(month);
            month += 1;
        }
        format!("{}-{:02}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1, number + 1)
    }
}

fn days_of_month(month: i64) -> i64 {
    let year = month.div_euclid(12);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month.rem_euclid(12) + 1 {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
