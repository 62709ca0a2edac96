/** How communes, insurance offices and schools write the lists of people where they live, by region. */
import { benefitsFile, livingHeaders, pupilsFile, residentsFile } from '../living/files.ts'
import { LINK_COLUMNS, LINKS_FILE } from '../person-links.ts'
import { RECEIPT_COLUMNS, RECEIPTS_FILE } from '../receipts.ts'
import { book, text } from './make-manner.ts'
import type { Manner } from './manner.ts'

const [north, centre, south] = [livingHeaders('bac'), livingHeaders('trung'), livingHeaders('nam')]

export const LIVING_MANNERS: Readonly<Record<string, Manner>> = {
  [LINKS_FILE]: text(
    'dinh_danh/lien_ket_giay_to.csv',
    LINK_COLUMNS,
    { mark: true, delimiter: ';' },
    { days: 'dashes' },
  ),
  [RECEIPTS_FILE]: text(
    'thu/bien_lai.csv',
    RECEIPT_COLUMNS,
    { mark: true, delimiter: ',', lineEnds: 'windows' },
    { days: 'short', months: 'short' },
  ),
  [residentsFile({ region: 'bac' })]: text(
    'cu_tru/nhan_khau_bac.csv',
    north.residents,
    { delimiter: ';', decomposed: true },
    { days: 'dashes', ids: 'numbers' },
  ),
  [residentsFile({ region: 'trung' })]: text(
    'cu_tru/nhan_khau_trung.txt',
    centre.residents,
    { encoding: 'utf-16le', mark: true, delimiter: '\t', lineEnds: 'windows' },
    { days: 'short' },
  ),
  [residentsFile({ region: 'nam' })]: book(
    'cu_tru/nhan_khau_nam.xlsx',
    'registry',
    'DANH SÁCH NHÂN KHẨU, HỘ GIA ĐÌNH',
    south.residents,
    { script: 'vni', numbers: 'brackets' },
    { days: 'short', ids: 'apostrophe' },
  ),
  [benefitsFile({ region: 'bac' })]: book(
    'che_do/luong_huu_tro_cap_bac.xlsx',
    'insurance',
    'DANH SÁCH NGƯỜI HƯỞNG LƯƠNG HƯU, TRỢ CẤP BHXH',
    north.benefits,
    { numbers: 'letters' },
    { days: 'real', months: 'short' },
  ),
  [benefitsFile({ region: 'trung' })]: text(
    'che_do/luong_huu_tro_cap_trung.csv',
    centre.benefits,
    { mark: true, delimiter: ';', quotes: 'all' },
    { days: 'short', months: 'digits', ids: 'apostrophe' },
  ),
  [benefitsFile({ region: 'nam' })]: text(
    'che_do/luong_huu_tro_cap_nam.csv',
    south.benefits,
    { delimiter: '|', lineEnds: 'mixed' },
    { months: 'short', ids: 'numbers' },
  ),
  [pupilsFile({ region: 'bac' })]: text(
    'truong_hoc/hoc_sinh_bac.csv',
    north.pupils,
    { mark: true, lineEnds: 'windows' },
    { days: 'short' },
  ),
  [pupilsFile({ region: 'trung' })]: text(
    'truong_hoc/hoc_sinh_trung.csv',
    centre.pupils,
    { delimiter: ';', quotes: 'all' },
    { days: 'dashes', ids: 'apostrophe' },
  ),
  [pupilsFile({ region: 'nam' })]: text(
    'truong_hoc/hoc_sinh_nam.csv',
    south.pupils,
    { mark: true, delimiter: '\t' },
    { days: 'digits' },
  ),
}
