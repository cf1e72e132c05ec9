//! The headings that we know, in three languages and both scripts.

use domain::import::Column;
use store::script::plain;

/// Folded, in simplified characters; what stands in brackets does not count.
const KNOWN: [(Column, &[&str]); 18] = [
    (
        Column::Account,
        &[
            "客户单位",
            "客户名称",
            "客户",
            "客户公司",
            "公司",
            "公司名称",
            "单位",
            "单位名称",
            "account",
            "account name",
            "customer",
            "customer name",
            "company",
            "company name",
            "client",
            "organisation",
            "organization",
        ],
    ),
    (
        Column::Contact,
        &[
            "联系人姓名",
            "联系人",
            "联络人",
            "联络人姓名",
            "contact",
            "contact name",
            "contact person",
        ],
    ),
    (
        Column::Phone,
        &[
            "联系电话",
            "联络电话",
            "电话",
            "手机",
            "手机号",
            "电话号码",
            "phone",
            "telephone",
            "mobile",
            "tel",
            "phone number",
        ],
    ),
    (
        Column::Product,
        &["预计购买产品", "产品", "产品名称", "品名", "商品", "product", "product name", "item"],
    ),
    (
        Column::Amount,
        &[
            "预计购买金额",
            "预计金额",
            "金额",
            "商机金额",
            "预估金额",
            "amount",
            "expected amount",
            "deal value",
            "deal amount",
            "estimated amount",
        ],
    ),
    (Column::Currency, &["币种", "币别", "货币", "currency", "currency code"]),
    (
        Column::Expected,
        &[
            "预计购买时间",
            "预计购买日期",
            "预计时间",
            "预计日期",
            "预计成交日期",
            "预计成交时间",
            "预计成交日",
            "预计签约日期",
            "expected date",
            "expected",
            "expected close",
            "expected close date",
            "purchase date",
        ],
    ),
    (
        Column::Stage,
        &[
            "成功率",
            "赢率",
            "赢单率",
            "机率",
            "成交机率",
            "阶段",
            "销售阶段",
            "商机阶段",
            "stage",
            "deal stage",
            "sales stage",
            "success rate",
            "rate",
            "probability",
            "win probability",
            "win rate",
        ],
    ),
    (Column::Status, &["客户状态", "状态", "status", "customer status"]),
    (
        Column::Source,
        &["客户来源", "商机来源", "线索来源", "来源", "source", "lead source", "channel"],
    ),
    (
        Column::Owner,
        &[
            "负责人",
            "负责业务",
            "负责业务员",
            "销售",
            "销售人员",
            "业务",
            "业务员",
            "业务代表",
            "所有人",
            "owner",
            "rep",
            "sales rep",
            "sales agent",
            "salesperson",
            "sales person",
        ],
    ),
    (
        Column::NextStep,
        &["下一步", "下一步行动", "下一步计划", "下步计划", "next step", "next action"],
    ),
    (
        Column::NextStepDue,
        &[
            "下一步日期",
            "下一步时间",
            "下一步期限",
            "跟进日期",
            "下次跟进",
            "下次跟进日期",
            "截止日期",
            "期限",
            "due",
            "due date",
            "next step date",
            "next step due",
            "follow up",
        ],
    ),
    (
        Column::Claimed,
        &[
            "列入漏斗时间",
            "上漏斗日期",
            "列入日期",
            "登记日期",
            "建立日期",
            "创建日期",
            "创建时间",
            "录入日期",
            "on the funnel since",
            "listed",
            "listed on",
            "date listed",
            "listing date",
            "created",
            "created on",
            "created date",
            "engage date",
        ],
    ),
    (
        Column::Closed,
        &[
            "赢单或输单日期",
            "成交日期",
            "结案日期",
            "赢单日期",
            "输单日期",
            "下单日期",
            "day won or lost",
            "closed",
            "closed on",
            "close date",
            "order date",
        ],
    ),
    (
        Column::Value,
        &["成交金额", "订单金额", "close value", "order value", "won value", "order amount"],
    ),
    (
        Column::LostReason,
        &["输单原因", "失败原因", "未成交原因", "lost reason", "loss reason", "why it was lost"],
    ),
    (Column::Note, &["备注", "说明", "附注", "note", "notes", "remark", "remarks", "comment"]),
];

/// What a heading names, if we know it.
pub fn column(heading: &str) -> Option<Column> {
    let plain = plain(heading).replace(['_', '-'], " ");
    let end = plain.find(['(', '[', '【', '〔']).unwrap_or(plain.len());
    let bare = plain[..end].trim_matches([' ', '*', ':', '#']);
    KNOWN.iter().find(|(_, words)| words.contains(&bare)).map(|(column, _)| *column)
}

/// How many cells of a row are headings that we know.
pub fn known(cells: &[String]) -> usize {
    cells.iter().filter(|cell| column(cell).is_some()).count()
}

/// What each heading of a head names. Of two that name the same the first counts.
pub fn columns(head: &[String]) -> Vec<Option<Column>> {
    let mut found: Vec<Option<Column>> = Vec::with_capacity(head.len());
    for heading in head {
        let column = column(heading).filter(|column| !found.contains(&Some(*column)));
        found.push(column);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_classic_five_are_known_in_three_languages() {
        let five =
            [Column::Account, Column::Contact, Column::Amount, Column::Expected, Column::Stage];
        for head in [
            "客戶單位,聯系人姓名,預計購買金額,預計購買時間,成功率",
            "客戶單位,聯繫人姓名,預計購買金額（元）,預計購買時間,成功率（%）",
            "客戶名稱,聯絡人,金額,預計成交日期,階段",
            "客户单位,联系人姓名,预计购买金额,预计购买时间,成功率",
            "Account,Contact,Expected amount (USD),Expected date,Success rate",
            "COMPANY_NAME,Contact Name,Amount,Expected Close Date,Deal_Stage",
        ] {
            let head: Vec<String> = head.split(',').map(str::to_owned).collect();
            assert_eq!(columns(&head), five.map(Some), "{head:?}");
        }
    }

    #[test]
    fn no_word_names_two_columns() {
        let mut words: Vec<&str> =
            KNOWN.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
        assert!(words.iter().all(|word| plain(word) == *word), "folded and simplified");
        assert!(Column::ALL.iter().all(|column| KNOWN.iter().any(|(known, _)| known == column)));
    }

    #[test]
    fn of_two_columns_of_one_name_the_first_counts() {
        let head = ["客户", "客户名称", "?"].map(str::to_owned);
        assert_eq!(columns(&head), [Some(Column::Account), None, None]);
    }
}
