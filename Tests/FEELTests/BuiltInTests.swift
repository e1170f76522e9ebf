import FEEL
import Foundation
import Testing

@Suite("The language")
struct BuiltInTests {
    static let scope = Facts(
        known: ["x": 5], asOf: CalendarDate("2026-11-21"), now: DateTime("2026-11-21T10:00:00Z"))

    /// One expression a line with what it comes to.
    static let lines = #"""
        mode([6,3,9,6,6]) ==> [6]
        mode([6,1,9,6,1]) ==> [1, 6]
        mode([]) ==> []
        mode([1,null]) ==> null
        mode(1,1,2) ==> [1]
        stddev([47]) ==> null
        stddev([]) ==> null
        median(8,2,5,3,4) ==> 4
        median([]) ==> null
        replace("abcd", "(ab)|(a)", "[1=$1][2=$2]") ==> "[1=ab][2=]cd"
        replace("abracadabra", "bra", "*") ==> "a*cada*"
        replace("abracadabra", "a.*a", "*") ==> "*"
        replace("abracadabra", "a.*?a", "*") ==> "*c*bra"
        replace("abracadabra", "a", "") ==> "brcdbr"
        replace("abracadabra", "a(.)", "a$1$1") ==> "abbraccaddabbra"
        replace("abracadabra", ".*?", "$1") ==> null
        replace("AAAA", "A+", "b") ==> "b"
        replace("AAAA", "A+?", "b") ==> "bbbb"
        replace("darted", "^(.*?)d(.*)$", "$1c$2") ==> "carted"
        replace("reluctant", "r.*?t", "X") ==> "Xant"
        range("[1..3]") ==> [1..3]
        range("[2..)") ==> >= 2
        range("(..2]") ==> <= 2
        range("[..]") ==> null
        range("") ==> null
        range("[\"a\"..\"z\"]") ==> ["a".."z"]
        range("]1..3[") ==> (1..3)
        range("[date(\"2020-01-01\")..date(\"2021-01-01\")]") ==> [@"2020-01-01"..@"2021-01-01"]
        list replace([2,4,7,8], 3, 6) ==> [2, 4, 6, 8]
        list replace([2,4,7,8], function(item, newItem) item < newItem, 5) ==> [5, 5, 7, 8]
        list replace([1,2], 0, 5) ==> null
        list replace(list: [1,2], match: function(i, n) true, newItem: 0) ==> [0, 0]
        insert before([1,3],1,2) ==> [2, 1, 3]
        insert before([1,3],-1,2) ==> [1, 2, 3]
        remove([1,2,3],2) ==> [1, 3]
        round half up(5.5,0) ==> 6
        round half up(-5.5,0) ==> -6
        round half down(5.5,0) ==> 5
        round up(-5.5,0) ==> -6
        round up(1.121, 2) ==> 1.13
        round down(-1.126, 2) ==> -1.12
        round up(5.5, 9999) ==> null
        day of week(date(2019, 9, 17)) ==> "Tuesday"
        week of year(date(2005, 1, 1)) ==> 53
        month of year(date and time("2019-09-17T10:10:10")) ==> "September"
        every x in [1,2] satisfies x > 0 ==> true
        some x in [] satisfies true ==> false
        every x in [] satisfies false ==> true
        for i in 0..4 return if i = 0 then 1 else i * partial[-1] ==> [1, 1, 2, 6, 24]
        for x in [1,2], y in [3,4] return x*y ==> [3, 4, 6, 8]
        sort([3,1,4,5,2], function(x,y) x < y) ==> [1, 2, 3, 4, 5]
        sort(list: [3,1], precedes: function(x,y) x > y) ==> [3, 1]
        string([1,2,"foo"]) ==> "[1, 2, \"foo\"]"
        string({a: "foo", b: 1}) ==> "{a: \"foo\", b: 1}"
        string(@"P1Y") ==> "P1Y"
        string(1.10) ==> "1.1"
        flatten([[1,2],[[3]],4]) ==> [1, 2, 3, 4]
        union([1,2],[2,3]) ==> [1, 2, 3]
        append([1],2,3) ==> [1, 2, 3]
        concatenate([1,2],[3]) ==> [1, 2, 3]
        index of([1,2,3,2],2) ==> [2, 4]
        sublist([4,5,6],1,2) ==> [4, 5]
        min([]) ==> null
        max(1,2,3) ==> 3
        sum([]) ==> null
        mean([1,2,3]) ==> 2
        {a: 1, b: a + 1}.b ==> 2
        [{x:1,y:2},{x:2,y:3}][x=1] ==> [{x: 1, y: 2}]
        [{x:1},{y:2}].y ==> [null, 2]
        (function(x: number) x + 1)(3) ==> 4
        1/0 ==> null
        -3 ** 2 ==> 9
        sqrt(16) ==> 4
        duration("P1Y2M") + duration("P3M") ==> @"P1Y5M"
        date("2021-01-31") + duration("P1M") ==> @"2021-02-28"
        @"2021-01-01T10:00:00+08:00" = @"2021-01-01T02:00:00Z" ==> true
        @"2021-01-01" < @"2021-01-02" ==> true
        date and time("2021-01-01T00:00:00@Asia/Shanghai").timezone ==> "Asia/Shanghai"
        substring("\U01F40Eab", 2) ==> "ab"
        string length("\uD83D\uDCA9") ==> 1
        contains("foobar", "of") ==> false
        split("John Doe", "\s") ==> ["John", "Doe"]
        string join(["a","b"], "-") ==> "a-b"
        number("1 000,5", " ", ",") ==> 1000.5
        5 in (> 3, < 2) ==> true
        5 in [1..5) ==> false
        not(5 in (1,2)) ==> true
        context put({x: {y: 1}}, ["x","y"], 2) ==> {x: {y: 2}}
        context merge([{x:1},{y:2}]) ==> {x: 1, y: 2}
        context([{key:"a", value:1}]) ==> {a: 1}
        get value({a: {b: 3}}, ["a","b"]) ==> 3
        before(1, 10) ==> true
        before([1..5), 5) ==> true
        meets([1..5],[5..10]) ==> true
        overlaps([1..5],[5..10)) ==> true
        overlaps before([1..5],[5..10]) ==> true
        finishes(10,[1..10]) ==> true
        includes([1..10],(1..10)) ==> true
        during(5,[1..10]) ==> true
        starts([1..5),[1..10]) ==> true
        coincides(5,5) ==> true
        [1,2,3] instance of list<number> ==> true
        {a:1} instance of context<a: number> ==> true
        (function(a: number) a) instance of function<number> -> Any ==> true
        [1..2] instance of range<number> ==> true
        date("2020-01-01") instance of date ==> true
        if null then 1 else 2 ==> 2
        "a" < "b" ==> true
        2 between 1 and 3 ==> true
        @"P1D" * 2 ==> @"P2D"
        years and months duration(date("2011-12-22"), date("2013-08-24")) ==> @"P1Y8M"
        abs(@"-P1D") ==> @"P1D"
        {"foo bar": 1}.foo bar ==> 1
        for first name in ["x"] return first name + "!" ==> ["x!"]
        modulo(-12, 5) ==> 3
        modulo(10.1, -4.5) ==> -3.4
        distinct values([1,2,3,2,1]) ==> [1, 2, 3]
        is(date("2012-12-25"), time("23:00:50")) ==> false
        product([2,3,4]) ==> 24
        all([true,null]) ==> null
        any([false,null]) ==> null
        lower case("aBc4") ==> "abc4"
        1.5E2 ==> 150
        .5 + .5 ==> 1
        today() ==> @"2026-11-21"
        floor(-1.56, 1) ==> -1.6
        ceiling(-1.5) ==> -1
        decimal(1.115, 2) ==> 1.12
        [1,2,3][item >= 2] ==> [2, 3]
        get entries({a:1})[key="a"].value ==> [1]
        matches("hello", "^h.*o$") ==> true
        string(function(x) x) ==> "function(x)"
        date and time(date("2020-01-01"), time("10:00:00")) ==> @"2020-01-01T10:00:00"
        time(10,30,0,duration("PT8H")) ==> @"10:30:00+08:00"
        time("10:30:00@Asia/Shanghai") = time("10:30:00+08:00") ==> true
        1 in (1) and true ==> true
        {a: {b: [1,2]}}.a.b[2] ==> 2
        (1..5) = (1..5) ==> true
        (<5) = (<5) ==> true
        if 1 in ]0..2[ then "y" else "n" ==> "y"
        [ [1,2], [3] ][1] ==> [1, 2]
        1 + null ==> null
        "foo" + 1 ==> null
        周岁(date("2000-02-29"), date("2018-02-28")) ==> 17
        周岁(date("2000-02-29"), date("2018-03-01")) ==> 18
        四舍五入(2.345, 2) ==> 2.35
        每月(date("2024-01-31"), date("2024-04-30")) ==> [@"2024-01-31", @"2024-02-29", @"2024-03-31", @"2024-04-30"]
        分段累进(50000, [{起: 0, 率: 0.03}, {起: 36000, 率: 0.1}]) ==> 2480
        stddev([2,4,7,5]) ==> 2.081665999466132735282297706979931
        [1..10[.start included ==> true
        {x: 1, x: 2} ==> null
        x in (!= 5) ==> false
        5 in (> 3, null) ==> true
        null in (> 3, null) ==> true
        [1,2,3]["a"] ==> null
        [1,2,3][5] ==> null
        [][1] ==> null
        if "a" then 1 else 2 ==> 2
        true and null ==> null
        false and null ==> false
        null or true ==> true
        123 and true ==> null
        100 = "100" ==> null
        100 = null ==> false
        [] = 0 ==> null
        3 ** 4 ** 5 ==> 3486784401
        for i in 4..2 return i ==> [4, 3, 2]
        now() ==> @"2026-11-21T10:00:00Z"
        decimal(2.5, 0) ==> 2
        round half up(2.5, 0) ==> 3
        @"2018-12-08T24:00:00" ==> @"2018-12-09T00:00:00"
        @"P10Y11M" / 2.5 ==> @"P4Y4M"
        @"99999-01-01" ==> @"99999-01-01"
        undeclared ==> null
        undeclared(1) ==> null
        count(1, 2) ==> 2
        substring("foobar", -2) ==> "ar"
        string length("示例") ==> 2
        足月(@"2024-01-31", @"2024-02-29") ==> 0
        足月(@"2024-01-31", @"2024-03-01") ==> 1
        matches("Q", "[^q]", "i") ==> false
        replace("2026年", "\d", "#") ==> "####年"
        split("一、二、三", "、") ==> ["一", "二", "三"]
        [1,2] in [[1,2],[3]] ==> true
        1 in [[1,2],[3]] ==> true
        [1,2,3] in ([1,2,3,4], [1,2,3]) ==> true
        "a" in ["a".."c"] ==> true
        substring(string: "foobar", start position: 3) ==> "obar"
        before(range: [5..8], point: 10) ==> true
        includes(range: [1..10], point: 5) ==> true
        overlaps([1..5], [6..8]) ==> false
        after([11..20], [1..10]) ==> true
        met by([5..10],[1..5]) ==> true
        finished by([5..10],10) ==> true
        started by([1..10],1) ==> true
        overlaps after([5..10],[1..6]) ==> true
        overlaps before([1..5],(1..5]) ==> true
        overlaps before([1..5],[1..5]) ==> false
        overlaps before([1..5],(1..5)) ==> false
        meets([1..5],(5..10]) ==> false
        during([4..6],[1..10]) ==> true
        during((1..10],[1..10]) ==> true
        starts(1,(1..10]) ==> false
        coincides([1..10],[1..10)) ==> false
        before(@"2020-01-01", @"2020-01-02") ==> true
        before("a", 1) ==> null
        decimal(1/3, 2) ==> 0.33
        decimal(n: 2.5, scale: 0) ==> 2
        number("1.000.000,01", ".", ",") ==> 1000000.01
        number("1,000,000.01", ",", ".") ==> 1000000.01
        number(from: "1 000,0", grouping separator: " ", decimal separator: ",") ==> 1000
        number("a") ==> null
        string(null) ==> null
        string(true) ==> "true"
        string(@"10:00:00@Europe/Paris") ==> "10:00:00@Europe/Paris"
        string(@"2020-01-01T00:00:00Z") ==> "2020-01-01T00:00:00Z"
        upper case("aBc4ß") ==> "ABC4SS"
        split("a;b;;c", ";") ==> ["a", "b", "", "c"]
        string join(["a","b","c"], null) ==> "abc"
        string join(["a", null, "c"], ",") ==> "a,c"
        string join([], ",") ==> ""
        list contains([1,2,null], null) ==> true
        append([], 1) ==> [1]
        append(1, 2) ==> [1, 2]
        remove([1,2,3], -1) ==> [1, 2]
        sublist([1,2,3], -2) ==> [2, 3]
        sublist([1,2,3], 2, 1) ==> [2]
        distinct values([1, null, 1, null]) ==> [1, null]
        count([]) ==> 0
        count(null) ==> null
        sum([1, null]) ==> null
        max(["a","c","b"]) ==> "c"
        min([@"2020-01-01", @"2019-01-01"]) ==> @"2019-01-01"
        max(1, "a") ==> null
        mean([]) ==> null
        even(-2) ==> true
        odd(5.5) ==> false
        modulo(-12, -5) ==> -2
        modulo(10.1, 4.5) ==> 1.1
        sqrt(-1) ==> null
        context put({x:1}, "y", 2) ==> {x: 1, y: 2}
        context put({x:1}, ["x","y"], 2) ==> null
        get value({x:1}, "y") ==> null
        get entries({}) ==> []
        context merge([{x:1},{x:2}]) ==> {x: 2}
        context([{key:"a", value:1},{key:"a", value:2}]) ==> null
        @"2020-01-31" + @"P1M" ==> @"2020-02-29"
        @"2021-01-12" - @"P1Y" ==> @"2020-01-12"
        @"2021-01-12" + @"PT25H" ==> @"2021-01-13"
        @"23:00:00" + @"PT2H" ==> @"01:00:00"
        @"2021-01-02T00:00:00" - @"2021-01-01T12:00:00" ==> @"PT12H"
        @"PT10H" / @"PT5H" ==> 2
        @"P1Y" / 0 ==> null
        @"P2Y" > @"P1Y" ==> true
        @"P1Y" > @"P1D" ==> null
        -@"P1Y" ==> @"-P1Y"
        date("2020-02-30") ==> null
        date(2020, 2, 30) ==> null
        time("25:00:00") ==> null
        time(25, 0, 0) ==> null
        duration("P") ==> null
        date and time("2020-01-01T24:00:00") ==> @"2020-01-02T00:00:00"
        years and months duration(@"2020-01-31", @"2020-02-29") ==> @"P0M"
        years and months duration(@"2013-08-24", @"2011-12-22") ==> @"-P1Y8M"
        @"2020-01-01".weekday ==> 3
        @"PT1H30M".minutes ==> 30
        @"P1Y3M".months ==> 3
        @"P1Y3M".years ==> 1
        @"2020-01-01".hour ==> null
        {a: 1}.b ==> null
        null.a ==> null
        {a: null}.a.b ==> null
        [1,2,3] = [1,2,3] ==> true
        {a:1,b:2} = {b:2,a:1} ==> true
        [1,2] = [1,"2"] ==> null
        {a: 1} = {a: "1"} ==> false
        (function() 1) = (function() 1) ==> false
        if 1 > 2 then "a" else if 2 > 1 then "b" else "c" ==> "b"
        for i in [[1,2],[3,4]], j in i return j ==> [1, 2, 3, 4]
        for i in @"2020-01-01"..@"2020-01-03" return i.day ==> [1, 2, 3]
        for i in [1..3] return i ==> [1, 2, 3]
        for i in (1..3) return i ==> [2]
        some i in [1,2], j in [2,3] satisfies i = j ==> true
        every i in [] satisfies "x" ==> true
        [{a:{b:1}},{a:{b:2}}].a.b ==> [1, 2]
        [{item:1},{item:2}][item = 1] ==> [{item: 1}]
        [1,2,3,4][item > 2][1] ==> 3
        [1,2,3][-1] ==> 3
        [1,2,3][0] ==> null
        "abc"[1] ==> "abc"
        null[1] ==> null
        [null][1] ==> null
        1 instance of number ==> true
        "a" instance of number ==> false
        null instance of Null ==> true
        @"P1Y" instance of years and months duration ==> true
        @"PT1H" instance of days and time duration ==> true
        @"2020-01-01T00:00:00" instance of date and time ==> true
        [1,"a"] instance of list<number> ==> false
        {a:1,b:"x"} instance of context<a: number> ==> true
        abs instance of function ==> true
        1 instance of Any ==> true
        not("a") ==> null
        not(null) ==> null
        1 = 1 = true ==> true
        1 < 2 and 2 < 3 ==> true
        (1+2)*3 ==> 9
        10 - 2 - 3 ==> 5
        2 * 3 ** 2 ==> 18
        -2 ** 2 ==> 4
        - 2 ==> -2
        1 - -1 ==> 2
        sort([{a:2},{a:1}], function(x,y) x.a < y.a) ==> [{a: 1}, {a: 2}]
        sort([]) ==> []
        floor(1.5) ==> 1
        floor(-1.5) ==> -2
        ceiling(1.56, 1) ==> 1.6
        round up(1.1, 0) ==> 2
        round half down(-1.5, 0) ==> -1
        exp(0) ==> 1
        log(1) ==> 0
        product([]) ==> null
        median([1]) ==> 1
        median([2,4]) ==> 3
        "foo" + "bar" ==> "foobar"
        "a" * 2 ==> null
        true + 1 ==> null
        "\"" ==> "\""
        string length("\n") ==> 1
        {"a b": 1, c: 2}.c ==> 2
        {a: 1, b: {c: a}}.b.c ==> 1
        {f: function(x) x * 2, g: f(3)}.g ==> 6
        matches("abc", "b") ==> true
        matches("a\nb", "a.b") ==> false
        matches("a\nb", "a.b", "s") ==> true
        matches("ABC", "abc", "i") ==> true
        matches("x", "[") ==> null
        matches("x", "x", "z") ==> null
        replace("abc", "(b)", "[$1]") ==> "a[b]c"
        replace("abc", "b", "$") ==> null
        replace("abc", "B", "x", "i") ==> "axc"
        day of year(@"2020-12-31") ==> 366
        week of year(date("2003-12-29")) ==> 1
        list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5) ==> [5, 5, 7, 8]
        all([]) ==> true
        any([]) ==> false
        all(null) ==> null
        [1, 2, 3].x ==> [null, null, null]
        """#

    @Test("Each expression comes to its value", arguments: lines.split(separator: "\n"))
    func values(line: Substring) throws {
        let parts = line.components(separatedBy: " ==> ")
        let dialect = Dialect.dmn(NameSet(names: ["foo bar"]))
        let expression = try Expression(parsing: parts[0], dialect: dialect)
        #expect(expression.evaluate(in: BuiltInTests.scope).value.description == parts[1])
    }
}
