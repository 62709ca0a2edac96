/** Types of duplicates, as auditors read them (domain notes §4.5). */
const NAMES: Readonly<Record<string, string>> = {
  D01: 'Một số định danh, nhiều mã số BHXH',
  D02: 'Một mã số BHXH, nhiều người',
  D03: 'Một số định danh, khác họ tên hoặc ngày sinh',
  D04: 'Cùng tháng tham gia BHXH ở nhiều đơn vị',
  D05: 'Cùng tháng vừa tự nguyện vừa bắt buộc',
  D06: 'Nhiều thẻ BHYT cùng thời gian',
  D07: 'CMND và CCCD của cùng người chưa gộp',
  D08: 'Bản ghi gần giống nhau',
  D09: 'Một người trong danh sách tiềm năng của hai xã',
  D10: 'Một biên lai tính hai lần',
  D11: 'Một MST, nhiều đơn vị cùng cơ quan và loại đối tượng',
  D12: 'Người đã chết hoặc quá 110 tuổi còn tham gia',
  D13: 'Dữ liệu nạp hai lần',
  D14: 'Số giấy tờ thay thế dùng chung nhiều người',
}

export function duplicateTypeName(type: string): string {
  return NAMES[type] ?? type
}
