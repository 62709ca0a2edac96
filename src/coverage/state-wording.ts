import type { StateFigures } from './figures.ts'

const TAX: Readonly<Record<string, string>> = {
  '00': 'đang hoạt động',
  '01': 'ngừng hoạt động, đã đóng mã số thuế',
  '02': 'đã chuyển cơ quan thuế quản lý',
  '03': 'ngừng hoạt động, chưa hoàn thành thủ tục đóng mã số thuế',
  '04': 'mã số thuế không còn hiệu lực',
  '05': 'tạm ngừng kinh doanh',
  '06': 'không hoạt động tại địa chỉ đã đăng ký',
  '07': 'chờ làm thủ tục phá sản',
  '09': 'chờ xác minh tình trạng hoạt động',
  '10': 'chờ cập nhật thông tin',
  unknown: 'không đọc được trạng thái',
}

const REGISTRY: Readonly<Record<string, string>> = {
  dissolved: 'đã giải thể',
  dissolving: 'đang làm thủ tục giải thể',
  merged: 'đã sáp nhập, hợp nhất',
  bankrupt: 'phá sản',
  revoked: 'bị thu hồi giấy chứng nhận',
  not_at_address: 'không hoạt động tại địa chỉ đã đăng ký',
  suspended: 'tạm ngừng kinh doanh',
  stopped: 'đã chấm dứt hoạt động',
  operating: 'đang hoạt động',
  unknown: 'không đọc được trạng thái',
}

/** What each agency says of the employer, and why it matters: people it pays, or a unit that lives. */
export function stateCaseText(figures: StateFigures): string {
  const said = [
    figures.tax_status === null ? '' : `Cơ quan thuế: ${TAX[figures.tax_status] ?? figures.tax_status}`,
    figures.registry_status === null
      ? ''
      : `Đăng ký kinh doanh: ${REGISTRY[figures.registry_status] ?? figures.registry_status}`,
  ].filter((text) => text !== '')
  const since = figures.status_on === null ? '' : ` (từ ${figures.status_on})`
  const people = figures.workers > 0 ? ` Có ${figures.workers} người nhận thu nhập theo hợp đồng.` : ''
  const unit = figures.by_unit + figures.by_roll > 0 ? ' Có mã đơn vị BHXH đang hoạt động.' : ''
  return `${said.join('; ')}${since}.${people}${unit}`
}
