/// What the blocks of a package say, before they are put together.
struct PolicyBlocks {
    var facts = NamedList<Fact>()
    var parameters = NamedList<Parameter>()
    var tables = NamedList<Table>()
    var decisions = NamedList<Decision>()
    var questions = NamedList<Question>()
    var services = NamedList<PublicService>()
    var bundle: Bundle?
    var form: BlockReading.FormBlock?
    var materials = NamedList<Material>()
    var flow: Flow?
    var fees = NamedList<Fee>()
    var papers = NamedList<Paper>()
    var categories: [Category] = []
    var calendars: [CalendarBlock] = []
    var resources = NamedList<ResourceBlock>()
    var intake: Intake?
    var supplement: SupplementRule?
    var extensions: ExtensionRule?
    var suspensions: [SuspensionGround] = []
    var rating: RatingRule?
    var children: ChildDocuments?
}
