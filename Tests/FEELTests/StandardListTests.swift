import Testing

@Suite("What the standard says of lists, patterns and ranges")
struct StandardListTests {
    @Test("Mode and standard deviation")
    func statistics() throws {
        try StandardCases.judge(
            #"""
            mode([]) ⇒ []
            mode(null) ⇒ null
            mode([null]) ⇒ null
            mode([6,1,9,6,1]) ⇒ [1,6]
            mode([6,3,9,6,6]) ⇒ [6]
            mode(6,3,9,6,6) ⇒ [6]
            mode() ⇒ null
            mode(["a","b"]) ⇒ null
            mode([1,null]) ⇒ null
            mode(list: [1,1,2]) ⇒ [1]
            mode([3]) ⇒ [3]
            mode(3) ⇒ [3]
            mode([1,2,3]) ⇒ [1,2,3]
            mode(l: [1]) ⇒ null
            mode([1],[2]) ⇒ null
            stddev([]) ⇒ null
            stddev(null) ⇒ null
            stddev([null]) ⇒ null
            stddev([47]) ⇒ null
            stddev(47) ⇒ null
            stddev() ⇒ null
            stddev([2,4,7,5]) ⇒ 2.081665999466132735282297706979931
            stddev(2,4,7,5) ⇒ 2.081665999466132735282297706979931
            stddev(list: [2,4,7,5]) ⇒ 2.081665999466132735282297706979931
            stddev([1,"a"]) ⇒ null
            """#)
    }

    @Test("Names of days and months, weeks of the year")
    func calendarNames() throws {
        try StandardCases.judge(
            #"""
            day of week(date("2019-09-17")) ⇒ "Tuesday"
            day of week(date: date("2019-09-17")) ⇒ "Tuesday"
            day of week(date and time("2019-09-17T00:00:00")) ⇒ "Tuesday"
            day of week(time("10:00:00")) ⇒ null
            day of week(null) ⇒ null
            day of week() ⇒ null
            day of week(date("2019-09-17"), 1) ⇒ null
            day of week("2019-09-17") ⇒ null
            day of week(10) ⇒ null
            day of week(date: "2019-09-17") ⇒ null
            day of week(@"2019-09-17T10:00:00@Europe/Paris") ⇒ "Tuesday"
            day of week([@"2019-09-17"]) ⇒ "Tuesday"
            day of week(duration("P1D")) ⇒ null
            month of year(date("2019-09-17")) ⇒ "September"
            month of year(date and time("2019-12-31T00:00:00")) ⇒ "December"
            month of year(null) ⇒ null
            month of year() ⇒ null
            month of year(date: @"2019-01-01") ⇒ "January"
            month of year(@"2019-02-01") ⇒ "February"
            month of year("2019-02-01") ⇒ null
            week of year(date("2019-09-17")) ⇒ 38
            week of year(date("2003-12-29")) ⇒ 1
            week of year(date("2004-01-04")) ⇒ 1
            week of year(date("2005-01-01")) ⇒ 53
            week of year(date("2005-01-03")) ⇒ 1
            week of year(date("2005-01-09")) ⇒ 1
            week of year(date and time("2005-01-01T00:00:00")) ⇒ 53
            week of year() ⇒ null
            week of year(null) ⇒ null
            week of year("2005-01-01") ⇒ null
            week of year(time("10:00:00")) ⇒ null
            day of year(date("2019-09-17")) ⇒ 260
            day of year(date("2020-12-31")) ⇒ 366
            """#)
    }

    @Test("replace() by the rules of XPath")
    func replacing() throws {
        try StandardCases.judge(
            #"""
            replace("abracadabra", "bra", "*") ⇒ "a*cada*"
            replace("abracadabra", "a.*a", "*") ⇒ "*"
            replace("abracadabra", "a.*?a", "*") ⇒ "*c*bra"
            replace("abracadabra", "a", "") ⇒ "brcdbr"
            replace("abracadabra", "a(.)", "a$1$1") ⇒ "abbraccaddabbra"
            replace("abracadabra", ".*?", "$1") ⇒ null
            replace("AAAA", "A+", "b") ⇒ "b"
            replace("AAAA", "A+?", "b") ⇒ "bbbb"
            replace("darted", "^(.*?)d(.*)$", "$1c$2") ⇒ "carted"
            replace("abcd", "(ab)|(a)", "[1=$1][2=$2]") ⇒ "[1=ab][2=]cd"
            replace("abracadabra", "bra", "*", "i") ⇒ "a*cada*"
            replace("ABRACADABRA", "bra", "*", "i") ⇒ "A*CADA*"
            replace("abcd", "", "x") ⇒ null
            replace("abc", "[", "x") ⇒ null
            replace("abc", "b", "$") ⇒ null
            replace("abc", "b", "\\") ⇒ null
            replace("abc", "b", "\\$") ⇒ "a$c"
            replace("abc", "b", "\\\\") ⇒ "a\\c"
            replace("abc", "b", "x", "") ⇒ "axc"
            replace("abc", "b", "x", "p") ⇒ null
            replace("abc", "b", "x", null) ⇒ "axc"
            replace(null, "b", "x") ⇒ null
            replace("abc", null, "x") ⇒ null
            replace("abc", "b", null) ⇒ null
            replace("abc", "b") ⇒ null
            replace() ⇒ null
            replace("abc") ⇒ null
            replace("abc","b","x","i","z") ⇒ null
            replace(input: "abc", pattern: "b", replacement: "x") ⇒ "axc"
            replace(input: "abc", pattern: "B", replacement: "x", flags: "i") ⇒ "axc"
            replace("a b c", "a b", "x", "x") ⇒ "a b c"
            replace("ab c", "a b", "x", "x") ⇒ "x c"
            replace("a.b.c", ".", "x", "q") ⇒ "axbxc"
            replace("a.b", "a.b", "$1", "q") ⇒ "$1"
            replace("line1\nline2", "^l", "X", "m") ⇒ "Xine1\nXine2"
            replace("line1\nline2", "^l", "X") ⇒ "Xine1\nline2"
            replace("a\nb", "a.b", "x", "s") ⇒ "x"
            replace("a\nb", "a.b", "x") ⇒ "a\nb"
            replace("abcabc", "(a)(b)(c)", "$3$2$1") ⇒ "cbacba"
            replace("abcde", "(a)(b)(c)(d)(e)", "$15") ⇒ "a5"
            replace("abcde", "b", "$0") ⇒ "abcde"
            replace("abcde", "b", "[$0]") ⇒ "a[b]cde"
            replace("foobar", "^foo", "\\$1") ⇒ "$1bar"
            replace("foo", "(?:f)(o)", "$1") ⇒ "oo"
            replace("hello world", "\\s", "_") ⇒ "hello_world"
            replace("reluctant", "r.*?t", "X") ⇒ "Xant"
            replace("abab", "(ab)\\1", "x") ⇒ "x"
            replace(123, "1", "2") ⇒ null
            replace("a1b2", "[0-9]", "#") ⇒ "a#b#"
            replace("a1b2", "\\d", "#") ⇒ "a#b#"
            replace("aeiou-xyz", "[a-z-[aeiou]]", "*") ⇒ "aeiou-***"
            replace("ÄÖ", "\\p{Lu}", "u") ⇒ "uu"
            replace("0123456789", "(0(1(2(3(4(5(6(7(8(9))))))))))", "$10") ⇒ "9"
            replace("abcdefg", "((((((((((a))))))))))b", "$11") ⇒ "a1cdefg"
            replace("asdf", "(b)", "x") ⇒ "asdf"
            replace("test", "t", "xyz$0") ⇒ "xyztesxyzt"
            """#)
    }

    @Test("list replace()")
    func listChanges() throws {
        try StandardCases.judge(
            #"""
            list replace([2,4,7,8], 3, 6) ⇒ [2,4,6,8]
            list replace([2,4,7,8], -1, 6) ⇒ [2,4,7,6]
            list replace([2,4,7,8], function(item, newItem) item < newItem, 5) ⇒ [5,5,7,8]
            list replace([1,2,3], 0, 9) ⇒ null
            list replace([1,2,3], 4, 9) ⇒ null
            list replace([1,2,3], -4, 9) ⇒ null
            list replace(null, 1, 9) ⇒ null
            list replace([1,2,3], null, 9) ⇒ null
            list replace([1,2,3], 1, null) ⇒ [null,2,3]
            list replace(list: [1,2,3], position: 1, newItem: 5) ⇒ [5,2,3]
            list replace(list: [1,2,3], match: function(item, newItem) item = 2, newItem: 5) ⇒ [1,5,3]
            list replace([1,2,3], "a", 9) ⇒ null
            list replace([1,2,3], 1) ⇒ null
            list replace() ⇒ null
            list replace([1,2,3], function(item) true, 5) ⇒ null
            list replace([1,2,3], function(item, newItem) "x", 5) ⇒ null
            list replace([], function(item, newItem) true, 5) ⇒ []
            list replace(1, 1, 2) ⇒ [2]
            list replace([1,2,3], function(a, b, c) true, 5) ⇒ null
            """#)
    }

    @Test("range() of a text")
    func rangeTexts() throws {
        try StandardCases.judge(
            #"""
            range("[1..10]") ⇒ [1..10]
            range("(1..10)") ⇒ (1..10)
            range("]1..10[") ⇒ (1..10)
            range("[18..21)") ⇒ [18..21)
            range("[2..3") ⇒ null
            range("") ⇒ null
            range(null) ⇒ null
            range() ⇒ null
            range("[\"a\"..\"c\"]") ⇒ ["a".."c"]
            range("[@\"2020-01-01\"..@\"2020-12-31\"]") ⇒ [@"2020-01-01"..@"2020-12-31"]
            range("[date(\"2020-01-01\")..date(\"2020-12-31\")]") ⇒ [@"2020-01-01"..@"2020-12-31"]
            range("[1..\"a\"]") ⇒ null
            range("[1+1..4]") ⇒ null
            range("[x..4]") ⇒ null
            range("> 5") ⇒ null
            range(from: "[1..2]") ⇒ [1..2]
            range("[@\"P1D\"..@\"P2D\"]") ⇒ [@"P1D"..@"P2D"]
            range("[-3..-1]") ⇒ [-3..-1]
            range("[..10]") ⇒ null
            range("[1..]") ⇒ null
            range("(..)") ⇒ null
            range(1) ⇒ null
            range("[duration(\"P1D\")..duration(\"P2D\")]") ⇒ [@"P1D"..@"P2D"]
            range("[time(\"10:00:00\")..time(\"11:00:00\")]") ⇒ [@"10:00:00"..@"11:00:00"]
            range("[1.5..2.5]").start ⇒ 1.5
            range("[true..false]") ⇒ null
            """#)
    }

    @Test("Lists: order, additions, parts, sums")
    func lists() throws {
        try StandardCases.judge(
            #"""
            sort([3,1,4,5,2], function(x,y) x > y) ⇒ [5,4,3,2,1]
            sort([3,1,4,5,2]) ⇒ [1,2,3,4,5]
            sort(["b","a"]) ⇒ ["a","b"]
            sort(list: [3,1], precedes: function(x,y) x < y) ⇒ [1,3]
            sort(null) ⇒ null
            sort([1,"a"]) ⇒ null
            sort([2,1], function(x) true) ⇒ null
            sort([]) ⇒ []
            sort(1) ⇒ [1]
            append([1],2,3) ⇒ [1,2,3]
            append([], null) ⇒ [null]
            append(1, 2) ⇒ [1,2]
            append([1], [2]) ⇒ [1,[2]]
            append() ⇒ null
            append([1]) ⇒ null
            flatten([[1,2],[[3]],4]) ⇒ [1,2,3,4]
            flatten(null) ⇒ null
            flatten(1) ⇒ [1]
            flatten([]) ⇒ []
            insert before([1,3],1,2) ⇒ [2,1,3]
            insert before([1,3],-1,2) ⇒ [1,2,3]
            insert before([1,3],0,2) ⇒ null
            insert before([1,3],4,2) ⇒ null
            insert before(null,1,2) ⇒ null
            insert before([1,2],-3,1) ⇒ null
            remove([1,2,3],2) ⇒ [1,3]
            remove([1,2,3],-1) ⇒ [1,2]
            remove([1,2,3],0) ⇒ null
            remove([1,2,3],4) ⇒ null
            remove(null,1) ⇒ null
            remove([1],1) ⇒ []
            reverse([1,2,3]) ⇒ [3,2,1]
            reverse(null) ⇒ null
            reverse(1) ⇒ [1]
            index of([1,2,3,2],2) ⇒ [2,4]
            index of([1,null],null) ⇒ [2]
            index of([1],5) ⇒ []
            index of(null,5) ⇒ null
            index of(null,null) ⇒ null
            union([1,2],[2,3]) ⇒ [1,2,3]
            union() ⇒ null
            union(1,2) ⇒ [1,2]
            concatenate([1,2],[3]) ⇒ [1,2,3]
            concatenate([1,null],[3]) ⇒ [1,null,3]
            concatenate(1,2) ⇒ [1,2]
            distinct values([1,2,3,2,1]) ⇒ [1,2,3]
            distinct values([1,null,null]) ⇒ [1,null]
            distinct values(null) ⇒ null
            distinct values([null]) ⇒ [null]
            distinct values(1) ⇒ [1]
            sublist([4,5,6],1,2) ⇒ [4,5]
            sublist([4,5,6],-2) ⇒ [5,6]
            sublist([4,5,6],2) ⇒ [5,6]
            sublist([4,5,6],0) ⇒ null
            sublist([4,5,6],1,0) ⇒ []
            sublist([4,5,6],1,4) ⇒ null
            sublist([4,5,6],4) ⇒ null
            sublist(list: [1,2,3], start position: 2, length: 1) ⇒ [2]
            sublist(null,1) ⇒ null
            sublist([1,2,3],-1,1) ⇒ [3]
            sublist([1,2,3],-4) ⇒ null
            list contains([1,2,null], null) ⇒ true
            list contains(null, 1) ⇒ null
            list contains([1],1) ⇒ true
            list contains(1,1) ⇒ true
            list contains(list: [1,2], element: 3) ⇒ false
            count([]) ⇒ 0
            count(null) ⇒ null
            count(1) ⇒ 1
            count(1,2,3) ⇒ 3
            count([null]) ⇒ 1
            count() ⇒ null
            min([1,2]) ⇒ 1
            min([]) ⇒ null
            min(null) ⇒ null
            min(1,2,3) ⇒ 1
            min([1,null]) ⇒ null
            min(1,null) ⇒ null
            min("a","b") ⇒ "a"
            min([1,"a"]) ⇒ null
            min([@"2020-01-01", @"2019-01-01"]) ⇒ @"2019-01-01"
            min(list: [1,2]) ⇒ 1
            min() ⇒ null
            max([1,2]) ⇒ 2
            max([]) ⇒ null
            max("a","b") ⇒ "b"
            max(@"P1D", @"P2D") ⇒ @"P2D"
            sum([]) ⇒ null
            sum([1,2]) ⇒ 3
            sum(1,2) ⇒ 3
            sum([1,null]) ⇒ null
            sum([1,"a"]) ⇒ null
            sum(null) ⇒ null
            mean([1,2,3]) ⇒ 2
            mean([]) ⇒ null
            mean(1,2,3) ⇒ 2
            mean([1,null]) ⇒ null
            product([2,3]) ⇒ 6
            product([]) ⇒ null
            median([1,2,3,4]) ⇒ 2.5
            median([]) ⇒ null
            median(8,2,5,3,4) ⇒ 4
            all([]) ⇒ true
            any([]) ⇒ false
            all([true,null]) ⇒ null
            all([false,null]) ⇒ false
            any([true,null]) ⇒ true
            any([false,null]) ⇒ null
            all(null) ⇒ null
            all(true, false) ⇒ false
            all([1]) ⇒ null
            """#)
    }

    @Test("is()")
    func sameness() throws {
        try StandardCases.judge(
            #"""
            is(@"2012-12-25", @"2012-12-25") ⇒ true
            is(@"23:00:50", @"23:00:50Z") ⇒ false
            is(1,1.0) ⇒ true
            is(null,null) ⇒ true
            is(null,1) ⇒ false
            is("a","a") ⇒ true
            is([1],[1]) ⇒ true
            is(@"23:00:50+00:00", @"23:00:50Z") ⇒ true
            is() ⇒ null
            is(1) ⇒ null
            is(@"P12M", @"P1Y") ⇒ true
            """#)
    }
}
