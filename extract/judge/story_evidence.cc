// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_evidence.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "extract/judge/story_words.h"
#include "extract/text/words.h"

namespace pare {
namespace {

// Sizes in content words, chosen on cross-validated cases (28 against 40 and 70; 120 against 60
// and 250).
constexpr double kWindowWeight = 28;
constexpr double kRecentWeight = 120;
constexpr size_t kTopicWords = 12;
constexpr double kLeastWindow = 3;  // less says nothing
// An article is hardly a lead before its third passage and sixtieth word.
constexpr size_t kLeastPassages = 3;
constexpr size_t kLeastWordsBefore = 60;
// And what precedes a cut is an article: two paragraphs with a sentence's end at least, and no
// fewer words than what follows. Else the story itself may begin here, behind a page's head.
constexpr size_t kLeastParagraphs = 2;
constexpr size_t kParagraphWords = 20;  // from here on a passage is a paragraph
constexpr size_t kLineWords = 24;       // up to here a title or a heading
// So many datelines, or so many before this one, are a text's habit (news in brief, live blogs).
constexpr size_t kHabitDatelines = 5;
constexpr size_t kHabitDatelinesBefore = 2;

// What a passage's window shares with what precedes.
enum Share { kAny, kRecent, kTopicShare, kTitleWords, kShares };
// Shares before anything is known of a text: the mean of many texts, counted as one window.
constexpr double kPrior[kShares] = {0.55, 0.4, 0.0, 0.0};
// Usual shares of English texts; see StoryFeature::kKnown.
constexpr double kNormal[kShares] = {0.55, 0.35, 0.15, 0.0};

struct Window {
  double weight = 0;
  size_t end = 0;  // the passage after the last one it reaches into
  double share[kShares] = {};
};

// Means over ranges of windows in constant time.
class Means {
 public:
  explicit Means(std::span<const Window> windows) : sums_(windows.size() + 1) {
    for (size_t i = 0; i < windows.size(); ++i) {
      Sum& s = sums_[i + 1] = sums_[i];
      s.weight += windows[i].weight;
      for (size_t q = 0; q < kShares; ++q) s.share[q] += windows[i].share[q] * windows[i].weight;
    }
  }

  // The mean of a share over windows [from, to), drawn to the prior by one window.
  double Usual(Share q, size_t from, size_t to) const {
    return (Sums(q, from, to) / kWindowWeight + kPrior[q]) / (Weight(from, to) / kWindowWeight + 1);
  }

  // The bare mean; 0 over no windows.
  double Bare(Share q, size_t from, size_t to) const {
    const double weight = Weight(from, to);
    return weight > 0 ? Sums(q, from, to) / weight : 0.0;
  }

 private:
  struct Sum {
    double weight = 0, share[kShares] = {};
  };
  double Weight(size_t from, size_t to) const { return sums_[to].weight - sums_[from].weight; }
  double Sums(Share q, size_t from, size_t to) const {
    return sums_[to].share[q] - sums_[from].share[q];
  }
  std::vector<Sum> sums_;
};

constexpr uint32_t kNever = UINT32_MAX;

// The most spread words of the first half.
std::vector<bool> TopicWords(const StoryWords& words, size_t passages) {
  const double all = words.weight_before(passages);
  const double half = std::max(all / 2, std::min(all, 100.0));
  std::vector<uint32_t> count(words.distinct()), last(words.distinct(), kNever);
  for (size_t p = 0; p < passages && (p == 0 || words.weight_before(p) < half); ++p) {
    for (size_t k = words.begin(p); k < words.begin(p + 1); ++k) {
      const ContentWord w = words.words()[k];
      if (w.weight == 0.5f || last[w.id] == p) continue;  // words of four letters are no topic
      last[w.id] = static_cast<uint32_t>(p);
      ++count[w.id];
    }
  }
  std::vector<uint32_t> ids(words.distinct());
  std::iota(ids.begin(), ids.end(), 0u);
  const size_t top = std::min(kTopicWords, ids.size());
  std::partial_sort(ids.begin(), ids.begin() + static_cast<ptrdiff_t>(top), ids.end(),
                    [&](uint32_t a, uint32_t b) {
                      return count[a] != count[b] ? count[a] > count[b] : a < b;
                    });
  std::vector<bool> topic(ids.size());
  for (size_t i = 0; i < top && count[ids[i]] > 1; ++i) topic[ids[i]] = true;
  return topic;
}

// Each passage's window, in one walk.
std::vector<Window> Windows(const StoryWords& words, size_t passages, std::string_view title) {
  const std::vector<bool> topic = TopicWords(words, passages), named = words.Marked(title);
  std::vector<Window> windows(passages);
  std::vector<uint32_t> last(words.distinct(), kNever);  // the passage a word was last seen in
  const auto all = words.words();
  for (size_t p = 0; p < passages; ++p) {
    Window& w = windows[p];
    w.end = p;
    for (size_t k = words.begin(p); k < all.size() && w.weight < kWindowWeight; ++k) {
      while (words.begin(w.end) <= k) ++w.end;
      const ContentWord word = all[k];
      w.weight += word.weight;
      if (const uint32_t l = last[word.id]; l != kNever) {
        w.share[kAny] += word.weight;
        const double since = words.weight_before(p) - words.weight_before(l + 1);
        if (since < kRecentWeight) w.share[kRecent] += word.weight;
      }
      if (named[word.id]) w.share[kTitleWords] += word.weight;
      if (topic[word.id]) w.share[kTopicShare] += word.weight;
    }
    for (double& share : w.share) share /= std::max(w.weight, 1e-9);
    for (size_t k = words.begin(p); k < words.begin(p + 1); ++k) {
      last[all[k].id] = static_cast<uint32_t>(p);
    }
  }
  return windows;
}

enum class End : uint8_t { kOpen, kJoint, kFull, kCall };  // nothing; colon, comma; stop; ? or !

struct Shape {
  size_t words = 0;
  End end = End::kOpen;
  bool heading = false, list = false, byline = false;
  Dateline dateline;

  bool Ended() const { return end == End::kFull || end == End::kCall; }
  bool Paragraph() const { return words >= kParagraphWords && !list && !heading; }
};

// The last mark, seen through closing quotes, brackets, emphasis marks and white space.
End EndOf(std::string_view text) {
  size_t pos = text.size();
  while (pos > 0) {
    const char32_t c = PreviousCodePoint(text, pos);
    if (c <= U' ' || c == 0xA0 || c == 0x3000) continue;
    if (std::u32string_view(U"\"'”’»)]」』）*_").find(c) != std::u32string_view::npos) continue;
    if (std::u32string_view(U".…。।۔።").find(c) != std::u32string_view::npos) return End::kFull;
    if (std::u32string_view(U"!?！？؟").find(c) != std::u32string_view::npos) return End::kCall;
    if (std::u32string_view(U":：,，、;；").find(c) != std::u32string_view::npos) {
      return End::kJoint;
    }
    return End::kOpen;
  }
  return End::kOpen;
}

// "- ", "• ", "12. ", "3) ", "| ".
bool IsListItem(std::string_view text) {
  size_t i = 0;
  while (i < text.size() && static_cast<unsigned char>(text[i]) <= ' ') ++i;
  size_t digits = i;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits > i) {
    return digits - i <= 3 && digits + 1 < text.size() &&
           (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
  }
  if (i >= text.size()) return false;
  const char32_t c = NextCodePoint(text, i);
  if (c == U'|') return true;
  return std::u32string_view(U"-*•·–").find(c) != std::u32string_view::npos && i < text.size() &&
         (text[i] == ' ' || text[i] == '\t');
}

std::vector<Shape> Shapes(std::span<const Passage> passages, const StoryWords& words) {
  std::vector<Shape> shapes(passages.size());
  size_t datelines = 0;
  for (size_t p = 0; p < passages.size(); ++p) {
    const std::string_view text = passages[p].text;
    shapes[p] = {.words = words.words_before(p + 1) - words.words_before(p),
                 .end = EndOf(text),
                 .heading = passages[p].heading,
                 .list = IsListItem(text),
                 .byline = IsByline(text),
                 .dateline = FindDateline(text)};
    datelines += p >= kLeastPassages && shapes[p].dateline.shape != DatelineShape::kNone;
  }
  size_t before = 0;
  for (size_t p = kLeastPassages; p < shapes.size(); ++p) {
    if (shapes[p].dateline.shape == DatelineShape::kNone) continue;
    if (datelines >= kHabitDatelines || before++ >= kHabitDatelinesBefore) shapes[p].dateline = {};
  }
  return shapes;
}

void AddShapes(std::span<const Shape> shapes, StoryCandidate& c) {
  const auto set = [&c](StoryFeature f, bool on) { c.features[static_cast<size_t>(f)] = on; };
  const size_t p = c.passage;
  const Shape& s = shapes[p];
  const bool line = s.words >= 3 && s.words < kLineWords && !s.list && s.end != End::kFull &&
                    s.end != End::kJoint;
  const bool byline = line && p + 1 < shapes.size() && shapes[p + 1].byline;
  const size_t body = p + (byline ? 2 : 1);
  const bool opens = line && body < shapes.size() && shapes[body].Paragraph();
  const bool title = opens && s.end == End::kOpen;
  c.dateline = s.dateline;
  set(StoryFeature::kStrongDateline, s.dateline.shape == DatelineShape::kStrong);
  set(StoryFeature::kWeakDateline, s.dateline.shape == DatelineShape::kWeak);
  set(StoryFeature::kBylineNext, byline);
  set(StoryFeature::kTitleLine, title && s.words >= 6);
  set(StoryFeature::kTitleQuestion, opens && s.end == End::kCall);
  set(StoryFeature::kShort, s.words < kParagraphWords && !title && !s.byline);
  const Shape& last = shapes.back();
  const bool shaped = s.dateline.shape != DatelineShape::kNone || byline || opens;
  set(StoryFeature::kLoneEnd, p + 1 == shapes.size() && !shaped);
  set(StoryFeature::kCutShort, last.words >= 15 && !last.Ended() && !last.list);
  set(StoryFeature::kEndBefore, shapes[p - 1].Ended());
}

void AddShares(const Means& means, size_t from, size_t to, const Window& w, StoryCandidate& c) {
  const auto raised = [&](Share q) {
    return w.share[q] + std::max(0.0, kNormal[q] - means.Usual(q, from, to));
  };
  const auto set = [&c](StoryFeature f, double v) { c.features[static_cast<size_t>(f)] = v; };
  c.known = w.share[kAny];
  c.usual_known = means.Usual(kAny, from, to);
  set(StoryFeature::kKnown, raised(kAny));
  set(StoryFeature::kKnownRecently, raised(kRecent));
  set(StoryFeature::kTopic, raised(kTopicShare));
  const double named = w.share[kTitleWords];
  const double usual_named = std::min(means.Bare(kTitleWords, from, to), 0.15);
  set(StoryFeature::kTitleBreak, (named < 0.02 ? usual_named : 0.0) - named);
  set(StoryFeature::kWindow, std::min(1.0, w.weight / kWindowWeight));
}

}  // namespace

std::vector<StoryCandidate> CollectStoryEvidence(std::span<const Passage> passages,
                                                 std::string_view title) {
  const size_t n = passages.size();
  if (n <= kLeastPassages) return {};
  const StoryWords words(passages);
  if (words.words_before(n) <= kLeastWordsBefore) return {};
  const std::vector<Window> windows = Windows(words, n, title);
  const std::vector<Shape> shapes = Shapes(passages, words);
  const Means means(windows);

  std::vector<StoryCandidate> candidates;
  size_t from = 0, to = 0;  // the windows that tell what is usual: not the first third's, and
                            // none that reaches into the candidate
  size_t paragraphs = 0;
  for (size_t p = 1; p < n; ++p) {
    paragraphs += shapes[p - 1].Paragraph() && shapes[p - 1].Ended();
    while (from < p && words.weight_before(from) < words.weight_before(p) / 3) ++from;
    while (to < p && windows[to].end <= p) ++to;
    const size_t before = words.words_before(p);
    const size_t after = words.words_before(n) - before;
    if (p < kLeastPassages || before < kLeastWordsBefore || before < after ||
        paragraphs < kLeastParagraphs || windows[p].weight < kLeastWindow) {
      continue;
    }
    StoryCandidate c{.passage = p, .words_before = before, .dateline = {}};
    const auto set = [&c](StoryFeature f, double v) { c.features[static_cast<size_t>(f)] = v; };
    AddShares(means, std::min(from, to), to, windows[p], c);
    AddShapes(shapes, c);
    set(StoryFeature::kPassagesAfter, std::log(static_cast<double>(n - p)));
    set(StoryFeature::kWordsAfter, std::max(0.0, std::log(static_cast<double>(after) / 400.0)));
    set(StoryFeature::kWordsBefore, std::log(static_cast<double>(before) / 300.0));
    candidates.push_back(c);
  }
  return candidates;
}

}  // namespace pare
