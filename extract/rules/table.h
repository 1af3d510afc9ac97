// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Arrays that are either made at run time or laid out when the program was built, and the image
// that the latter stand in: how the built-in rules cost next to nothing at start-up.
#ifndef PARE_EXTRACT_RULES_TABLE_H_
#define PARE_EXTRACT_RULES_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pare {

// A read-only array of plain values: its own, or a view of an image that outlives it.
template <class T>
class Table {
  static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);

 public:
  Table() = default;
  explicit Table(std::vector<T> values)
      : own_(std::move(values)), data_(own_.data()), size_(own_.size()) {}
  // A moved vector keeps its storage, so that the view stays right.
  Table(Table&&) noexcept = default;
  Table& operator=(Table&&) noexcept = default;

  static Table ViewOf(const T* data, size_t size) {
    Table table;
    table.data_ = data;
    table.size_ = size;
    return table;
  }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  const T& operator[](size_t i) const { return data_[i]; }
  std::span<const T> Range(size_t begin, size_t end) const {
    return {data_ + begin, end - begin};
  }

 private:
  std::vector<T> own_;
  const T* data_ = nullptr;
  size_t size_ = 0;
};

// The characters [offset, offset + length) of a table of characters.
struct Text {
  uint32_t offset = 0, length = 0;
};

// Characters that Text points into.
class TextTable {
 public:
  Text Add(std::string_view text) {
    const Text at{static_cast<uint32_t>(growing_.size()), static_cast<uint32_t>(text.size())};
    growing_.insert(growing_.end(), text.begin(), text.end());
    return at;
  }
  void Finish() { table_ = Table<char>(std::move(growing_)); }
  std::string_view At(Text text) const { return {table_.begin() + text.offset, text.length}; }
  // Also before Finish().
  std::string_view Growing(Text text) const { return {growing_.data() + text.offset, text.length}; }

  template <class Archive>
  void Store(Archive& archive) {
    archive(table_);
  }

 private:
  std::vector<char> growing_;
  Table<char> table_;
};

// Lists of numbers, one after the other.
class ListTable {
 public:
  ListTable() = default;
  // lists[i] becomes list i.
  explicit ListTable(const std::vector<std::vector<uint32_t>>& lists) {
    std::vector<uint32_t> first(1), values;
    for (const std::vector<uint32_t>& list : lists) {
      values.insert(values.end(), list.begin(), list.end());
      first.push_back(static_cast<uint32_t>(values.size()));
    }
    first_ = Table<uint32_t>(std::move(first));
    values_ = Table<uint32_t>(std::move(values));
  }

  std::span<const uint32_t> operator[](size_t i) const {
    return values_.Range(first_[i], first_[i + 1]);
  }

  template <class Archive>
  void Store(Archive& archive) {
    archive(first_);
    archive(values_);
  }

 private:
  Table<uint32_t> first_;
  Table<uint32_t> values_;
};

// Both archives walk through the same members in the same order, which each class tells in its
// Store(). An image is read by the very code that wrote it, on the same kind of machine.
class ImageWriter {
 public:
  template <class T>
  void operator()(Table<T>& table) {
    const uint64_t size = table.size();
    Append(&size, sizeof size);
    Append(table.begin(), table.size() * sizeof(T));
  }
  void operator()(uint32_t& value) {
    const uint64_t wide = value;
    Append(&wide, sizeof wide);
  }

  const std::string& image() const { return image_; }

 private:
  // Everything begins at a multiple of eight bytes.
  void Append(const void* data, size_t bytes) {
    if (bytes > 0) image_.append(static_cast<const char*>(data), bytes);
    image_.resize((image_.size() + 7) & ~size_t{7});
  }

  std::string image_;
};

class ImageReader {
 public:
  // `image` is aligned to eight bytes and outlives what is read.
  explicit ImageReader(const unsigned char* image) : at_(image) {}

  template <class T>
  void operator()(Table<T>& table) {
    const size_t size = ReadNumber();
    table = Table<T>::ViewOf(reinterpret_cast<const T*>(at_), size);
    at_ += (size * sizeof(T) + 7) & ~size_t{7};
  }
  void operator()(uint32_t& value) { value = static_cast<uint32_t>(ReadNumber()); }

 private:
  uint64_t ReadNumber() {
    uint64_t value;
    std::memcpy(&value, at_, sizeof value);
    at_ += sizeof value;
    return value;
  }

  const unsigned char* at_;
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_TABLE_H_
