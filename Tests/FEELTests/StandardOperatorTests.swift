import Testing

@Suite("What the standard says of operators and calls")
struct StandardOperatorTests {
    @Test("Operators, numbers and texts")
    func operators() throws {
        try StandardCases.judge(
            #"""
            if true then 1 else 2 ⇒ 1
            if null then 1 else 2 ⇒ 2
            if 5 then 1 else 2 ⇒ 2
            if "a" then 1 else 2 ⇒ 2
            1 between 0 and 2 ⇒ true
            1 = 1.0 ⇒ true
            1 != 2 ⇒ true
            null = null ⇒ true
            null != null ⇒ false
            null != 1 ⇒ true
            1 < null ⇒ null
            "a" < "b" ⇒ true
            true < false ⇒ null
            [1] = [1] ⇒ true
            [1] = 1 ⇒ null
            [1,2] = [2,1] ⇒ false
            1 = "1" ⇒ null
            1 != "1" ⇒ null
            2 ** 3 ** 2 ⇒ 64
            -2 ** 2 ⇒ 4
            2 ** -1 ⇒ 0.5
            5 / 0 ⇒ null
            "a" + "b" ⇒ "ab"
            "a" + 1 ⇒ null
            "a" - "b" ⇒ null
            "foo" * 3 ⇒ null
            0.1 + 0.2 ⇒ 0.3
            1/3*3 ⇒ 0.9999999999999999999999999999999999
            decimal(1/3, 2) ⇒ 0.33
            decimal(1.5, 0) ⇒ 2
            decimal(2.5, 0) ⇒ 2
            decimal(128123, -2) ⇒ 128100
            round up(5.5, 0) ⇒ 6
            round up(-5.5, 0) ⇒ -6
            round up(1.121, 2) ⇒ 1.13
            round down(5.5, 0) ⇒ 5
            round down(-5.5, 0) ⇒ -5
            round half up(5.5, 0) ⇒ 6
            round half up(-5.5, 0) ⇒ -6
            round half up(2.5, 0) ⇒ 3
            round half down(5.5, 0) ⇒ 5
            round half down(-5.5, 0) ⇒ -5
            round half down(5.51, 0) ⇒ 6
            round up(5.5) ⇒ null
            round up(5.5, null) ⇒ null
            round up(null, 0) ⇒ null
            round up(5.5, 6177) ⇒ null
            round up(5.5, -6112) ⇒ null
            floor(1.5) ⇒ 1
            floor(-1.5) ⇒ -2
            floor(-1.56, 1) ⇒ -1.6
            ceiling(1.5) ⇒ 2
            ceiling(-1.5) ⇒ -1
            ceiling(-1.56, 1) ⇒ -1.5
            modulo(12,5) ⇒ 2
            modulo(-12,5) ⇒ 3
            modulo(12,-5) ⇒ -3
            modulo(-12,-5) ⇒ -2
            modulo(10.1,4.5) ⇒ 1.1
            modulo(-10.1,4.5) ⇒ 3.4
            modulo(10.1,-4.5) ⇒ -3.4
            modulo(-10.1,-4.5) ⇒ -1.1
            modulo(10,0) ⇒ null
            sqrt(16) ⇒ 4
            sqrt(-1) ⇒ null
            log(10) ⇒ 2.302585092994045684017991454684364
            log(0) ⇒ null
            log(-1) ⇒ null
            exp(0) ⇒ 1
            odd(5) ⇒ true
            odd(0) ⇒ false
            odd(-1) ⇒ true
            even(0) ⇒ true
            number("1,000.50", ",", ".") ⇒ 1000.5
            number("1.000,50", ".", ",") ⇒ 1000.5
            number("1 000,50", " ", ",") ⇒ 1000.5
            number("1000") ⇒ 1000
            number("abc") ⇒ null
            number("") ⇒ null
            number("1,000", ",", ",") ⇒ null
            number("1000", "x", ".") ⇒ null
            number("1e3") ⇒ 1000
            number("1E3", null, null) ⇒ 1000
            number(null) ⇒ null
            number(from: "1.5", grouping separator: null, decimal separator: null) ⇒ 1.5
            substring("foobar",3) ⇒ "obar"
            substring("foobar",3,3) ⇒ "oba"
            substring("foobar",-2,1) ⇒ "a"
            substring("foobar",0) ⇒ null
            substring("foobar",10) ⇒ null
            substring("\U01F40Eab",2) ⇒ "ab"
            substring("foobar",-6) ⇒ "foobar"
            substring("foobar",-7) ⇒ null
            substring("foobar",3,0) ⇒ null
            substring("foobar",1.5) ⇒ "foobar"
            substring(null,1) ⇒ null
            string length("\U01F40Eab") ⇒ 3
            string length("") ⇒ 0
            string length(null) ⇒ null
            upper case("aBc4") ⇒ "ABC4"
            substring before("foobar","bar") ⇒ "foo"
            substring before("foobar","xyz") ⇒ ""
            substring before("foobar","") ⇒ ""
            substring after("foobar","ob") ⇒ "ar"
            substring after("foobar","") ⇒ "foobar"
            substring after("","a") ⇒ ""
            contains("foobar","") ⇒ true
            starts with("foobar","fo") ⇒ true
            ends with("foobar","r") ⇒ true
            matches("foobar","^fo*b") ⇒ true
            matches("abc","ABC","i") ⇒ true
            matches("a\nb","a.b","s") ⇒ true
            matches("abc","[") ⇒ null
            matches("abc","a","q") ⇒ true
            split("John Doe","\\s") ⇒ ["John","Doe"]
            split("a;b;c;;",";") ⇒ ["a","b","c","",""]
            split("","a") ⇒ [""]
            split(null,"a") ⇒ null
            string join(["a","b"],"-") ⇒ "a-b"
            string join(["a",null,"b"],"-") ⇒ "a-b"
            string join(["a"],"-") ⇒ "a"
            string join([],"-") ⇒ ""
            string join(["a","b"]) ⇒ "ab"
            string join(["a","b"],null) ⇒ "ab"
            string join(["a",1],"-") ⇒ null
            string join(null) ⇒ null
            string join("a","-") ⇒ "a"
            """#)
    }

    @Test("Calling functions and comparing ranges")
    func calls() throws {
        try StandardCases.judge(
            #"""
            (function(a,b) a+b)(1,2) ⇒ 3
            (function(a,b) a+b)(a: 1, b: 2) ⇒ 3
            (function(a,b) a+b)(1) ⇒ null
            (function(a: number) a)("x") ⇒ null
            (function(a: list<number>) a)(1) ⇒ [1]
            (function(a: number) a)([1]) ⇒ 1
            {f: function(x: number, y: string) x, r: f(y: "a", x: 5)}.r ⇒ 5
            before(1,10) ⇒ true
            before(10,1) ⇒ false
            before([1..5),5) ⇒ true
            before([1..5],5) ⇒ false
            before(1,[5..8]) ⇒ true
            before([1..5],[5..8]) ⇒ false
            before([1..5),[5..8]) ⇒ true
            after([5..10],4) ⇒ true
            meets([1..5],[5..10]) ⇒ true
            meets([1..5),[5..10]) ⇒ false
            met by([5..10],[1..5]) ⇒ true
            overlaps([1..5],[3..8]) ⇒ true
            overlaps([1..5],[5..8]) ⇒ true
            overlaps([1..5),[5..8]) ⇒ false
            overlaps before([1..5],[3..8]) ⇒ true
            overlaps before([1..5],[5..8]) ⇒ true
            overlaps after([3..8],[1..5]) ⇒ true
            overlaps after([5..8],[1..5]) ⇒ true
            finishes(10,[1..10]) ⇒ true
            finishes(10,[1..10)) ⇒ false
            finishes([5..10],[1..10]) ⇒ true
            finished by([1..10],10) ⇒ true
            finished by([1..10],[5..10]) ⇒ true
            includes([1..10],5) ⇒ true
            includes([1..10],[4..6]) ⇒ true
            includes((1..10],1) ⇒ false
            during(5,[1..10]) ⇒ true
            during([4..6],[1..10]) ⇒ true
            starts(1,[1..10]) ⇒ true
            starts([1..5],[1..10]) ⇒ true
            started by([1..10],1) ⇒ true
            coincides(5,5) ⇒ true
            coincides([1..5],[1..5]) ⇒ true
            coincides([1..5),[1..5]) ⇒ false
            before(null,1) ⇒ null
            before() ⇒ null
            before(1,"a") ⇒ null
            before(@"2020-01-01",@"2020-01-02") ⇒ true
            during(point: 5, range: [1..10]) ⇒ true
            before(point1: 1, point2: 2) ⇒ true
            before(range: [1..2], point: 5) ⇒ true
            before(range1: [1..2], range2: [3..4]) ⇒ true
            before(p1: 1, point2: 2) ⇒ null
            """#)
    }
}
