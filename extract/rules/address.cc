// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/address.h"

#include <string>

#include "extract/rules/selector_attribute.h"
#include "extract/text/ascii.h"

namespace pare {
namespace {

// Country codes of ISO 3166 that are delegated as top-level domains, and uk, eu, su.
constexpr std::string_view kCountryCodes =
    " ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs "
    "bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee "
    "eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm "
    "hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb "
    "lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz "
    "na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs "
    "ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl "
    "tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw ";

// Generic ones, and internationalised ones that news sites use.
constexpr std::string_view kGeneric =
    " com org net edu gov mil int info biz name pro mobi tel asia cat jobs museum travel aero coop "
    "news blog app dev online site website tech store shop club live life world today media press "
    "digital agency art link page space top xyz wiki fun one cloud email network report review "
    "africa london nyc paris berlin wien moscow tokyo scot wales eus gal bzh рф рус укр бел срб бг "
    "мкд қаз ею 中国 中國 公司 网络 香港 台灣 한국 ";

bool IsLabelByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || static_cast<unsigned char>(c) >= 128;
}

bool IsTopLevelDomain(std::string_view label, bool all_upper) {
  std::string key = " ";
  for (const char c : label) {
    if (c >= 'A' && c <= 'Z') {
      if (!all_upper) return false;
      key += LowerAscii(c);
    } else {
      key += c;
    }
  }
  key += ' ';
  const std::string_view list = label.size() == 2 ? kCountryCodes : kGeneric;
  return FindText(list, key) != std::string_view::npos;
}

bool IsHostName(std::string_view host) {
  size_t label = 0, labels = 1;
  bool lower = false;
  for (size_t i = 0; i < host.size(); ++i) {
    if (host[i] == '.') {
      if (i == label || host[label] == '-' || host[i - 1] == '-') return false;
      label = i + 1;
      ++labels;
    } else if (!IsLabelByte(host[i])) {
      return false;
    }
    lower = lower || (host[i] >= 'a' && host[i] <= 'z');
  }
  return labels >= 2 && label < host.size() && IsTopLevelDomain(host.substr(label), !lower);
}

// Takes the scheme off; returns whether there was one.
bool TakeScheme(std::string_view& text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!StartsWithIgnoringCase(text, scheme)) continue;
    text.remove_prefix(scheme.size());
    return true;
  }
  return false;
}

}  // namespace

bool IsBareHost(std::string_view text) {
  TakeScheme(text);
  if (!text.empty() && text.back() == '/') text.remove_suffix(1);
  return IsHostName(text);
}

bool IsAddress(std::string_view text) {
  if (TakeScheme(text)) return !text.empty();
  return IsHostName(text.substr(0, text.find_first_of("/?#:")));
}

}  // namespace pare
