//! What the people of the demo company write.

use domain::deal::{CustomerStatus, LostReason};
use domain::funnel::Stage;

pub(super) const BACK: [&str; 5] = [
    "客戶重新檢討需求，規格還要再確認",
    "採購小組換了窗口，要重新說明方案",
    "預算延後一季，先退回前一階段",
    "試用結果還沒出來，先不算數",
    "客戶要求再比較一家",
];

pub(super) const PARKED: [&str; 4] = [
    "擴廠計畫暫停，明年再談",
    "集團凍結資本支出",
    "客戶先修舊機，半年後再問",
    "第30天仍無進展，先擱置",
];

/// Reason, and the note that goes with it.
pub(super) const LOST: [(LostReason, Option<&str>); 8] = [
    (LostReason::Price, Some("差價約一成，總經理選了便宜的")),
    (LostReason::Competitor, Some("對手已有維修據點在廠區旁")),
    (LostReason::Fit, Some("行程不夠，客戶的工件太大")),
    (LostReason::Timing, Some("交期趕不上他們的開工日")),
    (LostReason::Budget, None),
    (LostReason::Relationship, Some("新任廠長用慣另一家")),
    (LostReason::NoDecision, Some("最後誰都沒買")),
    (LostReason::Other, Some("工廠遷往國外")),
];

const STEPS: [&[&str]; Stage::COUNT] = [
    &["電話約訪廠長", "寄公司簡介與型錄", "查客戶擴廠新聞"],
    &["到廠初訪，看現有設備", "問清產能缺口", "請窗口介紹採購流程"],
    &["送初步方案", "說明投資回收", "約技術窗口"],
    &["安排示範機展示", "帶客戶參觀實績廠", "技術交流會"],
    &["確認規格書", "提正式方案與報價", "請售前工程師算節拍"],
    &["跟進評選結果", "安排高階互訪", "補交驗收條件"],
    &["議價：付款條件與保固", "法務看合約", "確認交期與罰則"],
    &["約簽約日", "催用印", "與交付部門開移交會議"],
];

pub(super) fn next_steps(stage: Stage) -> &'static [&'static str] {
    STEPS[stage.index()]
}

/// How far the customer usually is when we stand at a stage.
pub(super) fn status(stage: Stage) -> CustomerStatus {
    match stage.number() {
        1..=3 => CustomerStatus::Learning,
        4..=6 => CustomerStatus::Comparing,
        7 => CustomerStatus::Negotiating,
        _ => CustomerStatus::Decided,
    }
}
