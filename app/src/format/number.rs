//! Whole numbers.

/// A count with thousands grouped: `8,800`. The three languages agree on it.
#[must_use]
pub fn count(n: i64) -> String {
    let sign = if n < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(&n.unsigned_abs().to_string()))
}

/// Puts a comma before every third digit from the right.
pub(super) fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::count;

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
}
