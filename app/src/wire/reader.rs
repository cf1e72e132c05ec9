//! Types from marks. The reader of `serde_json` is drawn out anew in each type that is read, with
//! the sentence for each way in which it may be wrong; this one is called, and says only that
//! something is. In the browser's program that is less than half of it.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::vec::IntoIter;

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, EnumAccess, Expected, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};

use super::tape::{Mark, marks};

/// The text is not one of that type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unreadable;

/// A value from its JSON.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let marks = marks(text).ok_or(Unreadable)?;
    T::deserialize(&mut Reader(marks.into_iter()))
}

struct Reader<'a>(IntoIter<Mark<'a>>);

// None of these is drawn out where it is used.
impl<'a> Reader<'a> {
    #[inline(never)]
    fn next(&mut self) -> Mark<'a> {
        self.0.next().unwrap_or(Mark::End)
    }

    /// Passes this mark, if it is the next.
    #[inline(never)]
    fn pass(&mut self, mark: &Mark<'_>) -> bool {
        let is = self.0.as_slice().first() == Some(mark);
        if is {
            self.0.next();
        }
        is
    }

    #[inline(never)]
    fn demand(&mut self, mark: &Mark<'_>) -> Result<(), Unreadable> {
        self.pass(mark).then_some(()).ok_or(Unreadable)
    }

    #[inline(never)]
    fn text(&mut self) -> Result<Cow<'a, str>, Unreadable> {
        match self.next() {
            Mark::Text(text) => Ok(text),
            _ => Err(Unreadable),
        }
    }

    #[inline(never)]
    fn bool(&mut self) -> Result<bool, Unreadable> {
        match self.next() {
            Mark::Bool(is) => Ok(is),
            _ => Err(Unreadable),
        }
    }

    /// As the key of a map, a number stands in quotes.
    #[inline(never)]
    fn number<N: FromStr>(&mut self) -> Result<N, Unreadable> {
        let text = match self.next() {
            Mark::Number(text) => Cow::Borrowed(text),
            Mark::Text(text) => text,
            _ => return Err(Unreadable),
        };
        text.parse().map_err(|_| Unreadable)
    }

    #[inline(never)]
    fn ignore(&mut self) -> Result<(), Unreadable> {
        let mut open = 0;
        loop {
            match self.0.next().ok_or(Unreadable)? {
                Mark::List | Mark::Map => open += 1,
                Mark::End => open -= 1,
                _ => {}
            }
            if open == 0 {
                return Ok(());
            }
        }
    }
}

macro_rules! numbers {
    ($($read:ident $visit:ident;)*) => { $(
        fn $read<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            visitor.$visit(self.number()?)
        }
    )* };
}

impl<'de> de::Deserializer<'de> for &mut Reader<'_> {
    type Error = Unreadable;

    numbers! {
        deserialize_i8 visit_i8;
        deserialize_i16 visit_i16;
        deserialize_i32 visit_i32;
        deserialize_i64 visit_i64;
        deserialize_i128 visit_i128;
        deserialize_u8 visit_u8;
        deserialize_u16 visit_u16;
        deserialize_u32 visit_u32;
        deserialize_u64 visit_u64;
        deserialize_u128 visit_u128;
        deserialize_f32 visit_f32;
        deserialize_f64 visit_f64;
    }

    /// Types that want to see what comes before they say what they are.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0.as_slice().first() {
            Some(Mark::Null) => self.deserialize_unit(visitor),
            Some(Mark::Bool(_)) => self.deserialize_bool(visitor),
            Some(Mark::Number(text)) if text.contains(['.', 'e', 'E']) => {
                self.deserialize_f64(visitor)
            }
            Some(Mark::Number(text)) if text.starts_with('-') => self.deserialize_i64(visitor),
            Some(Mark::Number(_)) => self.deserialize_u64(visitor),
            Some(Mark::Text(_)) => self.deserialize_string(visitor),
            Some(Mark::List) => self.deserialize_seq(visitor),
            Some(Mark::Map) => self.deserialize_map(visitor),
            Some(Mark::End) | None => Err(Unreadable),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_bool(self.bool()?)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_str(&self.text()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_str(&self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_string(self.text()?.into_owned())
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_str(&self.text()?)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.pass(&Mark::Null) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.demand(&Mark::Null)?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.demand(&Mark::List)?;
        visitor.visit_seq(Inside(self))
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.demand(&Mark::List)?;
        let value = visitor.visit_seq(Inside(self))?;
        self.demand(&Mark::End)?;
        Ok(value)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.demand(&Mark::Map)?;
        visitor.visit_map(Inside(self))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        // A bare name is a variant that holds nothing; another is the one key of a map.
        if self.pass(&Mark::Map) {
            let value = visitor.visit_enum(Variant(self, true))?;
            self.demand(&Mark::End)?;
            Ok(value)
        } else {
            visitor.visit_enum(Variant(self, false))
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.ignore()?;
        visitor.visit_unit()
    }
}

/// What stands inside a list or a map, up to its end. Who reads it to the end passes that, too; a
/// tuple does not look for it.
struct Inside<'r, 'a>(&'r mut Reader<'a>);

impl<'de> SeqAccess<'de> for Inside<'_, '_> {
    type Error = Unreadable;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Unreadable> {
        if self.0.pass(&Mark::End) { Ok(None) } else { seed.deserialize(&mut *self.0).map(Some) }
    }
}

impl<'de> MapAccess<'de> for Inside<'_, '_> {
    type Error = Unreadable;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Unreadable> {
        if self.0.pass(&Mark::End) { Ok(None) } else { seed.deserialize(&mut *self.0).map(Some) }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, Unreadable> {
        seed.deserialize(&mut *self.0)
    }
}

/// A variant, and whether something follows its name.
struct Variant<'r, 'a>(&'r mut Reader<'a>, bool);

impl Variant<'_, '_> {
    #[inline(never)]
    fn holds(&self, something: bool) -> Result<(), Unreadable> {
        (self.1 == something).then_some(()).ok_or(Unreadable)
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, '_> {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self), Unreadable> {
        Ok((seed.deserialize(&mut *self.0)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, '_> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        if self.1 { self.0.demand(&Mark::Null) } else { Ok(()) }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<S::Value, Unreadable> {
        self.holds(true)?;
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.holds(true)?;
        de::Deserializer::deserialize_tuple(self.0, len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.holds(true)?;
        de::Deserializer::deserialize_map(self.0, visitor)
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what came cannot be read")
    }
}

impl std::error::Error for Unreadable {}

// No sentence is put together, so that none is part of the program.
impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}
