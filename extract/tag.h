// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// HTML tag names as an enum.
#ifndef PARE_EXTRACT_TAG_H_
#define PARE_EXTRACT_TAG_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// X(enumerator, "name"), in alphabetical order of the name.
#define PARE_HTML_TAGS(X)                                                                        \
  X(A, "a") X(Abbr, "abbr") X(Acronym, "acronym") X(Address, "address") X(Applet, "applet")      \
  X(Area, "area") X(Article, "article") X(Aside, "aside") X(Audio, "audio") X(B, "b")            \
  X(Base, "base") X(Bdi, "bdi") X(Bdo, "bdo") X(Big, "big") X(Blink, "blink")                    \
  X(Blockquote, "blockquote")                                                                    \
  X(Body, "body") X(Br, "br") X(Button, "button") X(Canvas, "canvas") X(Caption, "caption")      \
  X(Center, "center") X(Cite, "cite") X(Code, "code") X(Col, "col") X(Colgroup, "colgroup")      \
  X(Data, "data") X(Datalist, "datalist") X(Dd, "dd") X(Del, "del") X(Details, "details")        \
  X(Dfn, "dfn") X(Dialog, "dialog") X(Dir, "dir") X(Div, "div") X(Dl, "dl") X(Dt, "dt")          \
  X(Em, "em") X(Embed, "embed") X(Fieldset, "fieldset") X(Figcaption, "figcaption")              \
  X(Figure, "figure") X(Font, "font") X(Footer, "footer") X(Form, "form") X(Frame, "frame")      \
  X(Frameset, "frameset") X(H1, "h1") X(H2, "h2") X(H3, "h3") X(H4, "h4") X(H5, "h5")            \
  X(H6, "h6") X(Head, "head") X(Header, "header") X(Hgroup, "hgroup") X(Hr, "hr")                \
  X(Html, "html") X(I, "i") X(Iframe, "iframe") X(Img, "img") X(Input, "input") X(Ins, "ins")    \
  X(Kbd, "kbd") X(Label, "label") X(Legend, "legend") X(Li, "li") X(Link, "link")                \
  X(Listing, "listing") X(Main, "main") X(Map, "map") X(Mark, "mark") X(Marquee, "marquee")      \
  X(Math, "math") X(Menu, "menu") X(Meta, "meta") X(Meter, "meter")                              \
  X(Multicol, "multicol") X(Nav, "nav") X(Nextid, "nextid")                                      \
  X(Nobr, "nobr") X(Noembed, "noembed") X(Noframes, "noframes") X(Noscript, "noscript")          \
  X(Object, "object") X(Ol, "ol") X(Optgroup, "optgroup") X(Option, "option")                    \
  X(Output, "output") X(P, "p") X(Param, "param") X(Picture, "picture")                          \
  X(Plaintext, "plaintext") X(Pre, "pre") X(Progress, "progress") X(Q, "q") X(Rb, "rb")          \
  X(Rp, "rp") X(Rt, "rt") X(Rtc, "rtc") X(Ruby, "ruby") X(S, "s") X(Samp, "samp")                \
  X(Script, "script") X(Search, "search") X(Section, "section") X(Select, "select")              \
  X(Slot, "slot") X(Small, "small") X(Source, "source") X(Spacer, "spacer") X(Span, "span")      \
  X(Strike, "strike")                                                                            \
  X(Strong, "strong") X(Style, "style") X(Sub, "sub") X(Summary, "summary") X(Sup, "sup")        \
  X(Svg, "svg") X(Table, "table") X(Tbody, "tbody") X(Td, "td") X(Template, "template")          \
  X(Textarea, "textarea") X(Tfoot, "tfoot") X(Th, "th") X(Thead, "thead") X(Time, "time")        \
  X(Title, "title") X(Tr, "tr") X(Track, "track") X(Tt, "tt") X(U, "u") X(Ul, "ul")              \
  X(Var, "var") X(Video, "video") X(Wbr, "wbr") X(Xmp, "xmp")

namespace pare {

// A known tag; kText, kDocument and kUnknown are not tag names.
enum class Tag : uint8_t {
  kUnknown,   // an element whose name is not in the list
  kDocument,  // the root of a tree
  kText,      // a text node
#define PARE_X(id, name) k##id,
  PARE_HTML_TAGS(PARE_X)
#undef PARE_X
  kCount,
};

inline constexpr size_t kTagCount = static_cast<size_t>(Tag::kCount);

// The name of a tag in lower case; "" for kUnknown, kDocument and kText.
inline constexpr std::array<std::string_view, kTagCount> kTagNames = {
    "", "", "",
#define PARE_X(id, name) name,
    PARE_HTML_TAGS(PARE_X)
#undef PARE_X
};

constexpr std::string_view NameOf(Tag tag) { return kTagNames[static_cast<size_t>(tag)]; }

// The tag of a lower-case name; kUnknown where there is none. O(log n).
constexpr Tag TagOf(std::string_view name) {
  size_t low = static_cast<size_t>(Tag::kText) + 1, high = kTagCount;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (kTagNames[middle] < name) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < kTagCount && kTagNames[low] == name ? static_cast<Tag>(low) : Tag::kUnknown;
}

// A set of tags as a table; contains() is one load.
class TagSet {
 public:
  template <class... T>
  constexpr explicit TagSet(T... tags) {
    ((bits_[static_cast<size_t>(tags)] = true), ...);
  }
  constexpr bool contains(Tag tag) const { return bits_[static_cast<size_t>(tag)]; }

 private:
  std::array<bool, kTagCount> bits_{};
};

}  // namespace pare

#endif  // PARE_EXTRACT_TAG_H_
