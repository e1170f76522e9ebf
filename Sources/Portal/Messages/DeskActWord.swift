/// What can be done with a case at a desk, the fields of each action and the letters it makes.
enum DeskActWord: String, Word {
    case placeSupplement = "等申请人补正 | 等申請人補正 | Waiting for the applicant’s supplement"
    case placeRefusal = "等申请人陈述意见 | 等申請人陳述意見 | Waiting for the applicant’s view"
    case placePostCheck = "核查承诺 | 核查承諾 | Check of the commitment"
    case placeOpinion = "提意见 | 提意見 | Opinion"
    case placeContact = "联系申请人 | 聯絡申請人 | Contact after a bad rating"
    case placeMend = "整改 | 整改 | Mending"
    case placeJointReview = "联合审查意见 | 聯合審查意見 | Opinion for the joint review"
}
