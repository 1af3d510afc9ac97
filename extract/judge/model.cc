// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/model.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "extract/text/hash.h"

namespace pare {

// Defined by the build: the bytes of rules/judge.model.
std::string_view BuiltinModelBytes();

namespace {

constexpr std::string_view kMagic = "PAREJDG3";

template <class T>
bool Take(std::string_view& bytes, T& out) {
  if (bytes.size() < sizeof out) return false;
  std::memcpy(&out, bytes.data(), sizeof out);
  bytes.remove_prefix(sizeof out);
  return true;
}

bool TakeTable(std::string_view& bytes, size_t size, std::vector<int8_t>& out) {
  if (bytes.size() < size) return false;
  out.resize(size);
  std::memcpy(out.data(), bytes.data(), size);
  bytes.remove_prefix(size);
  return true;
}

}  // namespace

uint64_t FeatureHash() {
  uint64_t hash = Fnv1a("");
  for (const FeatureInfo& f : kFeatureInfo) {
    const char scale = static_cast<char>('0' + static_cast<int>(f.scale));
    hash = Fnv1a({&scale, 1}, Fnv1a(f.name, hash));
  }
  return hash;
}

absl::StatusOr<Model> Model::Read(std::string_view bytes, bool trusted) {
  const auto broken = [](std::string_view what) {
    return absl::InvalidArgumentError("model: " + std::string(what));
  };
  if (!bytes.starts_with(kMagic)) return broken("not a model file");
  bytes.remove_prefix(kMagic.size());
  Model model;
  uint32_t described = 0;
  if (!Take(bytes, described) || bytes.size() < described) return broken("cut short");
  model.description_ = bytes.substr(0, described);
  bytes.remove_prefix(described);
  uint64_t features = 0, checksum = 0;
  if (!Take(bytes, features) || !Take(bytes, checksum)) return broken("cut short");
  if (features != FeatureHash()) return broken("made for other features");
  if (!trusted && checksum != Fnv1a(bytes)) return broken("damaged: its checksum is wrong");
  bool whole = TakeTable(bytes, kMarkupTokens, model.markup_) &&
               TakeTable(bytes, kWordTokens, model.words_);
  for (size_t input = 0; input < model.looks_.size(); ++input) {
    for (PageForest& f : model.kinds_[input]) whole = whole && f.Read(bytes);
    Look& look = model.looks_[input];
    whole = whole && look.first.Read(bytes) && look.second.Read(bytes) &&
            model.presence_[input].Read(bytes);
  }
  if (!whole || !bytes.empty()) return broken("its parts do not fit");
  return model;
}

const Model& Model::Builtin() {
  static const Model* const model = [] {
    absl::StatusOr<Model> read = Read(BuiltinModelBytes(), /*trusted=*/true);
    if (!read.ok()) {  // a broken build: a test sees to it that none is made
      std::fprintf(stderr, "%s\n", std::string(read.status().message()).c_str());
      std::abort();
    }
    return new Model(*std::move(read));
  }();
  return *model;
}

}  // namespace pare
