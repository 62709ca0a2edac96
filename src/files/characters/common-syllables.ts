/** Syllables with marks that names, places and headings of such files are full of. What is Vietnamese at all, the rules of spelling say. */
export const COMMON_SYLLABLES: ReadonlySet<string> = new Set(
  (
    'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh đinh lâm phùng mai tô hà lương tạ châu cao ' +
    'thái kiều quách triệu đồng la nông lò hứa thạch sơn kim văn thị hữu đức minh ngọc quang thanh công đình xuân thế bá duy gia hải hoài ' +
    'khánh kỳ mạnh nhật phú phúc phước quốc quý tấn thành thiên tiến trí trọng trung trường tuấn tường viết việt vĩnh anh bình bảo cường ' +
    'chí chiến dũng diễm diệu dung duyên đạt điền đông giang hằng hạnh hân hậu hiền hiếu hiệp hiển hoa hòa hoà hồng huệ hùng huy huyền hương hường ' +
    'khoa kiên lan liên liễu linh loan lộc long luân ly mẫn mến mỹ nam nga ngân nghĩa nghi nguyên nguyệt nhàn nhân nhi nhung nữ oanh phát phong ' +
    'phụng phượng quân quyên quyền quỳnh sáng sương tài tâm tân thắm thắng thảo thân thịnh thoa thọ thơ thu thuận thục thủy thuỷ thúy thuý thùy ' +
    'tiên tín toàn toản trâm trang trinh trúc tú tuyền tuyết tùng uyên vân vinh vui vy xuyến yến ý bích cẩm chinh đăng đại định hiệu lợi lực ' +
    'hưng năng nhã ninh phương sang thông thuyết tịnh trực vượng họ và tên số thứ tự tổng cộng mã thuế bảo hiểm xã hội năm ngày tháng sinh giới ' +
    'tính địa chỉ điện thoại đơn vị mức đóng từ đến ghi chú quê quán dân tộc quốc tịch chức vụ danh trạng hoạt động loại hình thức tiền lương ' +
    'phụ cấp hệ thu nhập chịu trừ được khấu cá tổ trả người lao nộp cơ quản doanh nghiệp hộ kinh chủ đại diện pháp luật vốn điều lệ ngành nghề ' +
    'ty trách nhiệm hạn cổ phần thương mại dịch xây dựng sản xuất đầu tư hợp tác thôn ấp khóm khu phố phường thị trấn huyện quận tỉnh thành ' +
    'hồng bắc hưng hải đà nẵng cần đắk lắk nông đồng nai tháp bạc liêu cà mau kiên hậu sóc trăng bến tre tiền cửu vũng tàu bà rịa quảng ngãi trị ' +
    'nghệ tĩnh hóa thừa yên bái lạng cạn tuyên giang lào lai điện phủ la hòa vĩnh phúc thọ thái nguyên đường tầng nhà kỳ lập biểu trưởng ' +
    'thủ kế toán xác nhận cấp nơi đã chưa không còn có là của các những trong cho với về tại theo một hai bốn bảy tám chín mười ' +
    'tạm dừng nghỉ giải thể phá chuyển đổi mới cũ giấy tờ chứng căn cước hộ chiếu định quyết sổ thẻ y tế khám chữa bệnh viện trẻ em học nghèo cận ' +
    'hưu trí trợ thất tai nạn ốm đau thai tự nguyện bắt buộc đối tượng nhóm quỹ nợ lãi chậm phải dư đầu cuối kỳ phát sinh'
  )
    .split(' ')
    .filter((syllable) => /[^a-z]/.test(syllable)),
)
