// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/meta/url_shape.h"

#include <algorithm>
#include <array>
#include <string>

#include "extract/text/ascii.h"

namespace pare {
namespace {

struct Words {
  uint32_t bits;
  std::string_view words;  // lower case, ASCII, each with a blank before and behind
};

// Left out is what means one thing in one language and another elsewhere: a German Magazin is a
// magazine, a Romanian one a shop.
constexpr Words kWords[] = {
    {kUrlPost,
     " article articles blog blogs column columns editorial insights journal magazine news newsroom "
     "opinion post posts press stories story weblog "
     "actu actualidad actualite actualites aktualnosci aktuelles artigo artigos artikel articole "
     "articoli articolo articulo articulos artykul artykuly bai-viet beitrag berita clanek clanky "
     "haber haberler hirek meldung meldungen nachrichten nieuws noticia noticias notizia notizie "
     "novost novosti novyny nyheder nyheter stati statya stiri tin-tuc uutiset wiadomosci yazi "
     "zpravy "},
    {kUrlThread,
     " answers bbs board boards comments communities community discuss discussion discussions forum "
     "forums qa question questions r showthread showtopic t thread threads topic topics viewthread "
     "viewtopic "
     "dien-dan discussione discussie diskuze foren foro foros hilo konu preguntas sujet tema temas "
     "temat tematy thema themen vopros voprosy "},
    {kUrlProduct,
     " buy dp goods item items itm product products shop store "
     "boutique butik kauppa loja negozio obchod prodotti prodotto producten producto productos produit "
     "produits produk produkt produkte produkter produkty produs produse produto produtos san-pham "
     "sklep termek termekek tienda tovar tovary tuote tuotteet urun urunler winkel zbozi "},
    {kUrlList,
     " archive archives author authors browse c cat catalog catalogue categories category chart charts "
     "collection collections directory label list lists search tag tags "
     "archiv catalogo categoria categorias categorie danh-muc etiket etiqueta katalog kategori "
     "kategoria kategorie kategorien kategoriya poisk recherche ricerca rubrika rubrique szukaj "},
    {kUrlDocs,
     " api developer developers doc docs documentation handbook help javadoc kb knowledgebase latest "
     "man manual manuals ref reference sdk stable support wiki "
     "aide ajuda ayuda documentacao documentacion documentazione dokumentacja dokumentation guida "
     "handbuch handleiding hilfe pomoc spravka "},
    {kUrlService,
     " about features pricing service services solution solutions "
     "dich-vu diensten dienstleistungen hizmetler hizmetlerimiz layanan leistungen oferta palvelut "
     "prestations servicii servicios servicos servizi sluzby szolgaltatasok tjanster uslugi ydelser "},
};

// Names of parameters by which forums address a thread where all pages have one path.
constexpr std::string_view kThreadParameters[] = {"topic", "showtopic", "tid"};

// Calls fn(part) for each part of `text` that is closed by `mark`; gives back what is left.
template <class F>
constexpr std::string_view ForEachClosed(std::string_view text, char mark, F&& fn) {
  for (size_t end = text.find(mark); end != std::string_view::npos; end = text.find(mark)) {
    fn(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return text;
}

struct Word {
  std::string_view word;
  uint32_t bits = 0;
};

constexpr size_t kWordCount = [] {
  size_t count = 0;
  for (const Words& w : kWords) {
    ForEachClosed(w.words.substr(1), ' ', [&count](std::string_view) { ++count; });
  }
  return count;
}();

// In alphabetical order.
constexpr std::array<Word, kWordCount> kSorted = [] {
  std::array<Word, kWordCount> sorted;
  size_t count = 0;
  for (const Words& w : kWords) {
    ForEachClosed(w.words.substr(1), ' ',
                  [&](std::string_view word) { sorted[count++] = {word, w.bits}; });
  }
  std::ranges::sort(sorted, {}, &Word::word);
  return sorted;
}();
static_assert(std::ranges::adjacent_find(kSorted, {}, &Word::word) == kSorted.end(),
              "a word has two meanings");

constexpr size_t kLongestWord = std::ranges::max(kSorted, {}, [](const Word& w) {
                                  return w.word.size();
                                }).word.size();

uint32_t BitsOfWord(std::string_view word) {
  if (word.empty() || word.size() > kLongestWord) return 0;
  std::string lower(word);
  LowerAscii(lower);
  const auto found = std::ranges::lower_bound(kSorted, lower, {}, &Word::word);
  return found != kSorted.end() && found->word == lower ? found->bits : 0;
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

uint32_t BitsOfQuery(std::string_view query) {
  uint32_t bits = 0;
  const auto take = [&bits](std::string_view parameter) {
    const std::string_view name = parameter.substr(0, parameter.find('='));
    if (std::ranges::find(kThreadParameters, name) != std::end(kThreadParameters)) bits |= kUrlThread;
  };
  take(ForEachClosed(query, '&', take));
  return bits;
}

}  // namespace

UrlShape ShapeOfUrl(std::string_view url) {
  UrlShape shape;
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return shape;
  url.remove_prefix(scheme + 3);
  const auto add = [&shape](std::string_view word) { shape.words |= BitsOfWord(word); };
  const size_t begin = std::min(url.find_first_of("/?#"), url.size());
  // Neither the top level nor the name under it, which is somebody's; nor single letters.
  const std::string_view host = url.substr(0, begin);
  ForEachClosed(host.substr(0, std::min(host.rfind('.'), host.size())), '.',
                [&add](std::string_view label) { if (label.size() > 1) add(label); });
  if (begin == url.size()) return shape;
  url.remove_prefix(begin);
  url = url.substr(0, url.find('#'));
  const size_t query = url.find('?');
  if (query != std::string_view::npos) {
    const std::string_view parameters = url.substr(query + 1);
    shape.parameters = 1 + static_cast<uint32_t>(std::ranges::count(parameters, '&'));
    shape.words |= BitsOfQuery(parameters);
  }
  std::string_view path = url.substr(0, query);
  shape.date = HasDate(path);
  shape.slash = path.size() > 1 && path.ends_with('/');
  if (path.ends_with('/')) path.remove_suffix(1);
  shape.depth = static_cast<uint32_t>(std::ranges::count(path, '/'));
  const std::string_view last = ForEachClosed(path, '/', add);
  for (const char c : last) {
    shape.digits += IsDigit(c);
    shape.hyphens += c == '-';
    shape.extension |= c == '.';
  }
  if (shape.extension) add(last.substr(0, last.find('.')));
  return shape;
}

}  // namespace pare
