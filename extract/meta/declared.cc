// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/meta/declared.h"

#include <algorithm>
#include <string>

#include "extract/text/ascii.h"
#include "extract/text/css_words.h"

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
    {"invision", kForumSoftware}, {"ipsapp", kForumSoftware}, {"vanilla", kForumSoftware},
    {"simple machines", kForumSoftware}, {"nodebb", kForumSoftware}, {"bbpress", kForumSoftware},
    {"sphinx", kDocsSoftware}, {"docusaurus", kDocsSoftware}, {"mkdocs", kDocsSoftware},
    {"mediawiki", kDocsSoftware}, {"gitbook", kDocsSoftware}, {"vuepress", kDocsSoftware},
    {"vitepress", kDocsSoftware}, {"doxygen", kDocsSoftware}, {"javadoc", kDocsSoftware},
    {"antora", kDocsSoftware}, {"docbook", kDocsSoftware}, {"rustdoc", kDocsSoftware},
    {"readthedocs", kDocsSoftware}, {"starlight", kDocsSoftware},
    {"shopify", kShopSoftware}, {"woocommerce", kShopSoftware}, {"prestashop", kShopSoftware},
    {"magento", kShopSoftware}, {"opencart", kShopSoftware}, {"bigcommerce", kShopSoftware},
    {"wordpress", kBlogSoftware}, {"blogger", kBlogSoftware}, {"ghost", kBlogSoftware},
    {"jekyll", kBlogSoftware}, {"movable type", kBlogSoftware}, {"typepad", kBlogSoftware}};

// What templates write on <html> or <body>, whole: classes and ids, and data-template and
// data-pagecontroller, which two kinds of forum software have. "xf" alone is all that one of these
// says of itself.
constexpr Name kTemplates[] = {
    // WordPress
    {"single-post", kViewPost}, {"single-format-standard", kViewPost},
    {"single-format-video", kViewPost}, {"single-format-gallery", kViewPost},
    {"post-template-default", kViewPost}, {"page-template", kViewPage},
    {"page-template-default", kViewPage}, {"page-child", kViewPage}, {"page-parent", kViewPage},
    {"archive", kViewList}, {"category", kViewList}, {"tag", kViewList}, {"blog", kViewList},
    {"search-results", kViewList}, {"paged", kViewList}, {"post-type-archive", kViewList},
    {"tax-product_cat", kViewList}, {"single-product", kViewProduct},
    {"product-template-default", kViewProduct}, {"single-topic", kViewThread},
    {"single-question", kViewThread}, {"home", kViewFront},
    // Blogger, Ghost, Squarespace, HubSpot
    {"item-view", kViewPost}, {"post-template", kViewPost}, {"view-item", kViewPost},
    {"blog-post", kViewPost}, {"tag-template", kViewList}, {"author-template", kViewList},
    {"view-list", kViewList}, {"home-template", kViewFront},
    // Drupal, Joomla
    {"node-type-article", kViewPost}, {"page-node-type-article", kViewPost},
    {"node-type-blog", kViewPost}, {"page-node-type-blog", kViewPost}, {"node-type-story", kViewPost},
    {"node-type-news", kViewPost}, {"page-node-type-news", kViewPost}, {"node-type-page", kViewPage},
    {"page-node-type-page", kViewPage}, {"path-taxonomy", kViewList}, {"page-taxonomy", kViewList},
    {"path-frontpage", kViewFront}, {"front", kViewFront}, {"view-article", kViewPost},
    {"view-category", kViewList}, {"view-featured", kViewList},
    // Shopify, Magento, PrestaShop, Shopware, OpenCart
    {"template-article", kViewPost}, {"template-page", kViewPage}, {"template-blog", kViewList},
    {"template-collection", kViewList}, {"template-search", kViewList},
    {"template-product", kViewProduct}, {"template-index", kViewFront},
    {"catalog-product-view", kViewProduct}, {"catalog-category-view", kViewList},
    {"catalogsearch-result-index", kViewList}, {"cms-page-view", kViewPage},
    {"cms-index-index", kViewFront}, {"product", kViewProduct}, {"is--ctl-detail", kViewProduct},
    {"is-ctl-product", kViewProduct}, {"is--ctl-listing", kViewList},
    {"is-ctl-navigation", kViewList}, {"product-product", kViewProduct},
    {"product-category", kViewList}, {"common-home", kViewFront},
    // XenForo, Invision, phpBB, Stack Exchange, Question2Answer, Discuz!, WoltLab, FluxBB, Kunena
    {"xf", kForumSoftware}, {"thread_view", kViewThread}, {"template-thread_view", kViewThread},
    {"topic", kViewThread},
    {"section-viewtopic", kViewThread}, {"question-page", kViewThread},
    {"qa-template-question", kViewThread}, {"pg_viewthread", kViewThread},
    {"tpl_wbb_thread", kViewThread}, {"punviewtopic", kViewThread}, {"view-topic", kViewThread},
    {"section-viewforum", kViewList}, {"template-forum_view", kViewList},
    {"qa-template-questions", kViewList}, {"pg_forumdisplay", kViewList},
    {"tpl_wbb_board", kViewList}};

constexpr TagSet kDeclaring(Tag::kMeta, Tag::kScript, Tag::kHtml, Tag::kBody);
constexpr size_t kScriptBytes = 64 << 10;
constexpr size_t kTemplateBytes = 2000;  // of an attribute; page builders write hundreds of classes
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

// Of the words of an attribute's value.
uint32_t BitsOfTemplates(std::string_view value) {
  if (value.size() > kTemplateBytes) {  // whole words of it
    value = value.substr(0, value.find_last_of(" \t\n\f\r", kTemplateBytes) + 1);
  }
  std::string lower(value);
  LowerAscii(lower);
  uint32_t bits = 0;
  AnyWord(lower, [&bits](std::string_view word) {
    const auto found = std::ranges::find(kTemplates, word, &Name::name);
    if (found != std::end(kTemplates)) bits |= found->bits;
    return false;
  });
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

}  // namespace

uint32_t DeclarationsOf(const Tree& tree) {
  uint32_t bits = 0;
  const auto end = static_cast<NodeId>(tree.nodes.size());
  for (NodeId n = 1; n < end; ++n) {
    const Node& node = tree.nodes[n];
    if (!kDeclaring.contains(node.tag)) continue;
    if (node.tag == Tag::kMeta) {
      bits |= BitsOfMeta(tree, n);
    } else if (node.tag == Tag::kScript) {
      if (n + 1 < node.end && tree.ValueOf(n, "type") == "application/ld+json") {
        bits |= BitsOfJsonLd(tree.nodes[n + 1].text());
      }
    } else {
      for (const std::string_view name : {"class", "id", "data-template", "data-pagecontroller"}) {
        const std::string_view value = tree.ValueOf(n, name);
        bits |= BitsOfSoftware(value) | BitsOfTemplates(value);
      }
    }
  }
  return bits;
}

}  // namespace pare
