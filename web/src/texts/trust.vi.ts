export default {
  title: 'Để điện thoại tin máy chủ này',
  none: 'Máy chủ này không cần bước nào thêm: điện thoại của bạn đã tin nó.',
  compare: 'Trước khi đồng ý, hãy so vân tay dưới đây với vân tay in trên giấy. Nếu khác nhau, hãy dừng lại và báo quản trị viên.',
  until: 'Có hiệu lực đến {until}',
  download: 'Tải chứng thư',
  android: 'Tệp được tải về. Mở Cài đặt → Bảo mật → Cài đặt bảo mật khác → Mã hóa và thông tin đăng nhập → Cài đặt chứng chỉ → Chứng chỉ CA → chọn tệp. Tên mục khác nhau tùy máy; hãy tìm “chứng chỉ” trong Cài đặt. Máy sẽ nói mạng có thể bị giám sát: câu đó hiện với mọi chứng thư riêng. Dùng Chrome hoặc Edge.',
  iphone: 'Safari báo đã tải hồ sơ. Mở Cài đặt → Hồ sơ đã tải về → Cài đặt. Rồi Cài đặt → Cài đặt chung → Giới thiệu → Cài đặt tin cậy chứng nhận → bật lên. Thiếu bước thứ hai, Safari vẫn cảnh báo.',
  after: 'Đóng trang rồi mở lại: không còn cảnh báo nữa.',
} as const
