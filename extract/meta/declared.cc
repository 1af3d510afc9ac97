// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/meta/declared.h"

#include <algorithm>
#include <string>

#include "extract/text/ascii.h"

namespace pare {
namespace {

struct Name {
  std::string_view name;  // lower case
  uint32_t bits;
};

// Names of schema.org, as of version 28, whole.
constexpr Name kTypes[] = {
    {"article", kTypeArticle}, {"newsarticle", kTypeArticle}, {"blogposting", kTypeArticle},
    {"reportagenewsarticle", kTypeArticle}, {"opinionnewsarticle", kTypeArticle},
    {"analysisnewsarticle", kTypeArticle}, {"scholarlyarticle", kTypeArticle},
    {"liveblogposting", kTypeArticle}, {"report", kTypeArticle},
    {"product", kTypeProduct}, {"offer", kTypeProduct}, {"aggregateoffer", kTypeProduct},
    {"productgroup", kTypeProduct}, {"individualproduct", kTypeProduct}, {"book", kTypeProduct},
    {"discussionforumposting", kTypeForum}, {"qapage", kTypeForum}, {"question", kTypeForum},
    {"itemlist", kTypeList}, {"collectionpage", kTypeList}, {"searchresultspage", kTypeList},
    {"offercatalog", kTypeList}, {"blog", kTypeList}, {"imagegallery", kTypeList},
    {"recipe", kTypeHowTo}, {"howto", kTypeHowTo}, {"techarticle", kTypeHowTo},
    {"course", kTypeHowTo}, {"apireference", kTypeHowTo}, {"learningresource", kTypeHowTo},
    {"localbusiness", kTypeBusiness}, {"service", kTypeBusiness},
    {"professionalservice", kTypeBusiness}, {"hotel", kTypeBusiness},
    {"restaurant", kTypeBusiness}, {"medicalbusiness", kTypeBusiness},
    {"softwareapplication", kTypeBusiness}};

// What stands in a generator's name, or in a class or id of the body that only its templates write.
constexpr Name kGenerators[] = {
    {"discourse", kForumSoftware}, {"phpbb", kForumSoftware}, {"vbulletin", kForumSoftware},
    {"xenforo", kForumSoftware}, {"mybb", kForumSoftware}, {"flarum", kForumSoftware},
    {"invision", kForumSoftware}, {"simple machines", kForumSoftware}, {"vanilla", kForumSoftware},
    {"nodebb", kForumSoftware}, {"bbpress", kForumSoftware},
    {"sphinx", kDocsSoftware}, {"docusaurus", kDocsSoftware}, {"mkdocs", kDocsSoftware},
    {"mediawiki", kDocsSoftware}, {"gitbook", kDocsSoftware}, {"vuepress", kDocsSoftware},
    {"vitepress", kDocsSoftware}, {"doxygen", kDocsSoftware}, {"javadoc", kDocsSoftware},
    {"antora", kDocsSoftware}, {"docbook", kDocsSoftware}, {"rustdoc", kDocsSoftware},
    {"readthedocs", kDocsSoftware}, {"starlight", kDocsSoftware},
    {"shopify", kShopSoftware}, {"woocommerce", kShopSoftware}, {"prestashop", kShopSoftware},
    {"magento", kShopSoftware}, {"opencart", kShopSoftware}, {"bigcommerce", kShopSoftware},
    {"wordpress", kBlogSoftware}, {"blogger", kBlogSoftware}, {"ghost", kBlogSoftware},
    {"jekyll", kBlogSoftware}, {"movable type", kBlogSoftware}, {"typepad", kBlogSoftware}};

constexpr size_t kScriptBytes = 64 << 10;
constexpr size_t kLongestName = 32;

uint32_t BitsOfType(std::string_view name) {
  if (const size_t slash = name.find_last_of("/#"); slash != std::string_view::npos) {
    name.remove_prefix(slash + 1);
  }
  if (name.size() > kLongestName) return 0;
  for (const Name& t : kTypes) {
    if (name.size() == t.name.size() && EqualsIgnoringCase(name, t.name)) return t.bits;
  }
  return 0;
}

// The strings that follow "@type": one, or several in brackets.
uint32_t BitsOfJsonLd(std::string_view json) {
  json = json.substr(0, kScriptBytes);
  uint32_t bits = 0;
  if (json.find("\"datePublished\"") != std::string_view::npos) bits |= kPublished;
  for (size_t at = json.find("\"@type\""); at != std::string_view::npos;
       at = json.find("\"@type\"", at)) {
    at += 7;
    bool list = false;
    while (at < json.size()) {
      const char c = json[at];
      if (c == '[') list = true;
      if (c == '"') {
        const size_t end = std::min(json.find('"', at + 1), json.size());
        bits |= BitsOfType(json.substr(at + 1, end - at - 1));
        at = end + 1;
        if (list) continue;
        break;
      }
      if (c == ']' || c == '}' || c == '{') break;
      ++at;
    }
  }
  return bits;
}

uint32_t BitsOfSoftware(std::string_view text) {
  std::string lower(text.substr(0, 500));
  LowerAscii(lower);
  uint32_t bits = 0;
  for (const Name& g : kGenerators) {
    if (lower.find(g.name) != std::string::npos) bits |= g.bits;
  }
  return bits;
}

uint32_t BitsOfMeta(const Tree& tree, NodeId n) {
  std::string_view key = tree.ValueOf(n, "property");
  if (key.empty()) key = tree.ValueOf(n, "name");
  const std::string_view content = tree.ValueOf(n, "content");
  if (key == "og:type") {
    if (content.find("article") != std::string_view::npos) return kOgArticle;
    if (content.find("product") != std::string_view::npos) return kOgProduct;
    if (content == "website") return kOgWebsite;
    return 0;
  }
  if (key == "article:published_time") return kPublished;
  if (EqualsIgnoringCase(key, "author") && !content.empty()) return kAuthor;
  if (EqualsIgnoringCase(key, "generator")) return BitsOfSoftware(content);
  return 0;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "/2024/05/" or "/2024-05-31": four digits from 19 or 20 on, a mark, two digits.
bool HasDate(std::string_view path) {
  for (size_t i = 0; i + 7 <= path.size(); ++i) {
    const bool century = path.substr(i, 2) == "19" || path.substr(i, 2) == "20";
    if (century && IsDigit(path[i + 2]) && IsDigit(path[i + 3]) &&
        (path[i + 4] == '/' || path[i + 4] == '-') && IsDigit(path[i + 5]) &&
        IsDigit(path[i + 6])) {
      return true;
    }
  }
  return false;
}

}  // namespace

uint32_t DeclarationsOf(const Tree& tree) {
  uint32_t bits = 0;
  for (NodeId n = 1; n < tree.nodes.size(); ++n) {
    const Node& node = tree.nodes[n];
    if (node.tag == Tag::kText) continue;
    if (node.tag == Tag::kMeta) {
      bits |= BitsOfMeta(tree, n);
    } else if (node.tag == Tag::kScript) {
      if (n + 1 < node.end && tree.ValueOf(n, "type") == "application/ld+json") {
        bits |= BitsOfJsonLd(tree.nodes[n + 1].text);
      }
    } else if (node.tag == Tag::kHtml || node.tag == Tag::kBody) {
      bits |= BitsOfSoftware(tree.ValueOf(n, "class")) | BitsOfSoftware(tree.ValueOf(n, "id"));
    }
  }
  return bits;
}

UrlShape ShapeOfUrl(std::string_view url) {
  UrlShape shape;
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return shape;
  url.remove_prefix(scheme + 3);
  const size_t begin = url.find_first_of("/?#");
  if (begin == std::string_view::npos) return shape;
  url.remove_prefix(begin);
  url = url.substr(0, url.find('#'));
  const size_t query = url.find('?');
  if (query != std::string_view::npos) {
    shape.parameters = 1 + static_cast<uint32_t>(
                               std::count(url.begin() + static_cast<ptrdiff_t>(query), url.end(), '&'));
  }
  std::string_view path = url.substr(0, query);
  shape.date = HasDate(path);
  shape.slash = path.size() > 1 && path.ends_with('/');
  if (path.ends_with('/')) path.remove_suffix(1);
  shape.depth = static_cast<uint32_t>(std::count(path.begin(), path.end(), '/'));
  const std::string_view last = path.substr(path.rfind('/') + 1);
  for (const char c : last) {
    shape.digits += IsDigit(c);
    shape.hyphens += c == '-';
    shape.extension |= c == '.';
  }
  return shape;
}

}  // namespace pare
