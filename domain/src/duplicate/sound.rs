//! Characters that company names are built of and that sound alike: who writes by ear takes one
//! for another.

/// Each group by its first. In simplified characters, as plain text is.
const ALIKE: [&str; 52] = [
    "泰太态",
    "恒衡桓横",
    "联连莲廉",
    "宏弘鸿洪红虹",
    "华桦骅",
    "盛胜圣晟",
    "德得",
    "永咏泳勇",
    "丰峰锋风枫",
    "祥翔详",
    "昌畅",
    "兴星",
    "新鑫欣馨心昕",
    "金今津",
    "锦瑾",
    "瑞锐睿",
    "嘉佳加家",
    "裕誉育钰玉御",
    "富福",
    "隆龙",
    "成诚城承程",
    "立利力丽励",
    "明铭鸣名",
    "亿毅益易义宜翊溢",
    "志智致至",
    "杰捷洁",
    "凯恺",
    "伟维威纬",
    "源元原远圆",
    "建健剑",
    "协谐",
    "和合禾河",
    "辉晖徽",
    "旭序",
    "升昇生",
    "正政振震",
    "中忠钟",
    "宝保",
    "精晶",
    "长常",
    "创闯",
    "顺舜",
    "信讯",
    "鹰英",
    "广光",
    "天添",
    "达大",
    "友佑",
    "国帼",
    "康慷",
    "仁人",
    "东冬",
];

/// The first of the group, or the character itself.
pub(super) fn sound(c: char) -> char {
    let group = ALIKE.iter().find(|group| group.contains(c));
    group.and_then(|group| group.chars().next()).unwrap_or(c)
}
