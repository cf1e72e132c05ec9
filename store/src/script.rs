//! Text as it is searched and compared across scripts: who types 恒泰 finds 恆泰. Only for
//! looking things up; what people wrote stays as they wrote it.

/// Folded as [`domain::text::fold`] does, and traditional characters made simplified.
pub fn plain(text: &str) -> String {
    simplet2s::convert(&domain::text::fold(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_scripts_and_all_widths_are_one() {
        for (typed, plainly) in [
            ("恆泰紡織", "恒泰纺织"),
            ("恒泰纺织", "恒泰纺织"),
            ("臺灣塑膠", "台湾塑胶"),
            ("台灣塑膠", "台湾塑胶"),
            ("  ＡＢＣ　機電 ", "abc 机电"),
            ("聯創自動化", "联创自动化"),
            ("Acme Bearings", "acme bearings"),
            ("", ""),
        ] {
            assert_eq!(plain(typed), plainly, "{typed}");
        }
    }
}
