//! Whole numbers and shares.

/// A count with thousands grouped: `8,800`. The three languages agree on it.
#[must_use]
pub fn count(n: i64) -> String {
    let sign = if n < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(n.unsigned_abs().into()))
}

/// A share in thousandths as percent, with one decimal where there is one: `25%`, `12.5%`.
#[must_use]
pub fn percent(per_mille: i64) -> String {
    let sign = if per_mille < 0 { "-" } else { "" };
    format!("{sign}{}%", tenths(per_mille.unsigned_abs().into()))
}

/// Puts a comma before every third digit from the right.
pub(super) fn grouped(n: u128) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number given in tenths; `.0` is left out.
pub(super) fn tenths(n: u128) -> String {
    let whole = grouped(n / 10);
    if n.is_multiple_of(10) { whole } else { format!("{whole}.{}", n % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (n, shown) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (-12_345, "-12,345"),
            (123_456, "123,456"),
            (i64::MIN, "-9,223,372,036,854,775,808"),
        ] {
            assert_eq!(count(n), shown);
        }
    }

    #[test]
    fn a_share_shows_its_decimal_only_where_it_has_one() {
        for (per_mille, shown) in
            [(0, "0%"), (250, "25%"), (125, "12.5%"), (1000, "100%"), (-35, "-3.5%"), (5, "0.5%")]
        {
            assert_eq!(percent(per_mille), shown);
        }
    }
}
