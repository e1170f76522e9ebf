import Testing

@Suite("What the standard says of values")
struct StandardValueTests {
    @Test("string() of every kind of value")
    func texts() throws {
        try StandardCases.judge(
            #"""
            string(null) ⇒ null
            string("a") ⇒ "a"
            string(1.10) ⇒ "1.1"
            string(1000000000000000000000) ⇒ "1000000000000000000000"
            string(123.45) ⇒ "123.45"
            string(true) ⇒ "true"
            string(@"2020-01-01") ⇒ "2020-01-01"
            string(@"10:00:00") ⇒ "10:00:00"
            string(@"10:00:00Z") ⇒ "10:00:00Z"
            string(@"10:00:00+01:00") ⇒ "10:00:00+01:00"
            string(@"10:00:00@Europe/Paris") ⇒ "10:00:00@Europe/Paris"
            string(@"2020-01-01T10:00:00") ⇒ "2020-01-01T10:00:00"
            string(@"2020-01-01T10:00:00.123456Z") ⇒ "2020-01-01T10:00:00.123456Z"
            string(@"P1D") ⇒ "P1D"
            string(@"P1DT2H3M4S") ⇒ "P1DT2H3M4S"
            string(@"PT36H") ⇒ "P1DT12H"
            string(@"P14M") ⇒ "P1Y2M"
            string(@"P0M") ⇒ "P0M"
            string(@"PT0S") ⇒ "PT0S"
            string(@"-P1Y") ⇒ "-P1Y"
            string(@"-PT1.5S") ⇒ "-PT1.5S"
            string([1,2,"a"]) ⇒ "[1, 2, \"a\"]"
            string({a: 1, b: "x"}) ⇒ "{a: 1, b: \"x\"}"
            string([null]) ⇒ "[null]"
            string([]) ⇒ "[]"
            string({}) ⇒ "{}"
            string([[1]]) ⇒ "[[1]]"
            string({a: {b: [true]}}) ⇒ "{a: {b: [true]}}"
            string([1..5]) ⇒ "[1..5]"
            string(from: 1) ⇒ "1"
            string() ⇒ null
            string(1,2) ⇒ null
            string(0.1) ⇒ "0.1"
            string(.1) ⇒ "0.1"
            string(-0) ⇒ "0"
            string(1/3) ⇒ "0.3333333333333333333333333333333333"
            string(@"999999999-12-31") ⇒ "999999999-12-31"
            string(@"-2020-01-01") ⇒ "-2020-01-01"
            string(100000000000000000000000000000000000) ⇒ "100000000000000000000000000000000000"
            """#)
    }

    @Test("Durations")
    func durations() throws {
        try StandardCases.judge(
            #"""
            duration("P1Y2M") ⇒ @"P14M"
            duration("P1Y2M3D") ⇒ null
            duration("P") ⇒ null
            duration("PT") ⇒ null
            duration("P1DT") ⇒ null
            duration("-P1D") ⇒ @"-P1D"
            duration("P-1D") ⇒ null
            duration("P1W") ⇒ null
            duration("PT1.5S") ⇒ @"PT1.5S"
            duration("PT1S")*1.5 ⇒ @"PT1.5S"
            duration("P1D") / duration("PT12H") ⇒ 2
            duration("P1Y") / duration("P6M") ⇒ 2
            duration("P1Y") / 2 ⇒ @"P6M"
            duration("P1Y") * 0.5 ⇒ @"P6M"
            3 * duration("P1D") ⇒ @"P3D"
            duration("P1D") / 0 ⇒ null
            duration("P1Y") + duration("P1D") ⇒ null
            duration("P1D") ** 2 ⇒ null
            -duration("P1D") ⇒ @"-P1D"
            duration("P1D") > duration("PT23H") ⇒ true
            duration("P1Y") > duration("P11M") ⇒ true
            duration("P1Y") > duration("P1D") ⇒ null
            abs(@"-P1D") ⇒ @"P1D"
            abs(@"-P1Y") ⇒ @"P1Y"
            @"P1Y".years ⇒ 1
            @"P1Y3M".months ⇒ 3
            @"P1DT2H3M4S".hours ⇒ 2
            @"P1DT2H3M4S".days ⇒ 1
            @"PT36H".days ⇒ 1
            @"-P1DT2H".hours ⇒ -2
            @"P1Y".days ⇒ null
            @"PT1H".years ⇒ null
            years and months duration(@"2011-12-22", @"2013-08-24") ⇒ @"P1Y8M"
            years and months duration(@"2013-08-24", @"2011-12-22") ⇒ @"-P1Y8M"
            years and months duration(date and time("2011-12-22T10:00:00"), date("2013-08-24")) ⇒ @"P1Y8M"
            years and months duration(@"2016-01-31", @"2016-02-29") ⇒ @"P0M"
            years and months duration(from: @"2016-01-01", to: @"2017-01-01") ⇒ @"P1Y"
            years and months duration(@"2016-01-01", null) ⇒ null
            """#)
    }

    @Test("Days, times and moments")
    func moments() throws {
        try StandardCases.judge(
            #"""
            @"2020-01-31" + @"P1M" ⇒ @"2020-02-29"
            @"2020-03-31" - @"P1M" ⇒ @"2020-02-29"
            @"2020-01-01" + @"P1D" ⇒ @"2020-01-02"
            @"2020-01-01" + @"PT36H" ⇒ @"2020-01-02"
            @"2020-01-01" - @"2019-12-31" ⇒ @"P1D"
            @"2020-01-01T10:00:00" - @"2020-01-01T09:00:00" ⇒ @"PT1H"
            @"10:00:00" - @"09:00:00" ⇒ @"PT1H"
            @"10:00:00" + @"PT1H" ⇒ @"11:00:00"
            @"23:30:00" + @"PT1H" ⇒ @"00:30:00"
            @"00:30:00" - @"PT1H" ⇒ @"23:30:00"
            @"10:00:00" + @"P1D" ⇒ @"10:00:00"
            @"10:00:00" + @"P1Y" ⇒ null
            @"2020-01-01" + 1 ⇒ null
            @"2020-01-01" + @"2020-01-01" ⇒ null
            @"2020-01-01T10:00:00Z" - @"2020-01-01T10:00:00+01:00" ⇒ @"PT1H"
            @"2020-01-01T10:00:00" - @"2020-01-01T10:00:00Z" ⇒ null
            @"10:00:00Z" - @"10:00:00" ⇒ null
            @"P1D" + @"2020-01-01" ⇒ @"2020-01-02"
            @"P1M" + @"2020-01-01T10:00:00" ⇒ @"2020-02-01T10:00:00"
            @"P1D" - @"2020-01-01" ⇒ null
            @"2020-01-01T10:00:00@Europe/Paris" + @"P1D" ⇒ @"2020-01-02T10:00:00@Europe/Paris"
            @"2020-01-01T10:00:00" < @"2020-01-01T11:00:00" ⇒ true
            @"2020-01-01" < @"2020-01-01T11:00:00" ⇒ null
            @"2020-01-01" = @"2020-01-01T00:00:00" ⇒ null
            @"10:00:00" < @"11:00:00Z" ⇒ null
            @"10:00:00Z" < @"10:00:00-01:00" ⇒ true
            @"2020-01-01".weekday ⇒ 3
            @"2020-01-01".hour ⇒ null
            @"2020-01-01T10:00:00".hour ⇒ 10
            @"2020-01-01T10:00:00Z".time offset ⇒ @"PT0S"
            @"2020-01-01T10:00:00@Europe/Paris".timezone ⇒ "Europe/Paris"
            @"2020-01-01T10:00:00".timezone ⇒ null
            @"10:00:00+02:00".time offset ⇒ @"PT2H"
            time(10,20,30) ⇒ @"10:20:30"
            time(10,20,30,@"PT2H") ⇒ @"10:20:30+02:00"
            time(10,20,30,null) ⇒ @"10:20:30"
            time(24,0,0) ⇒ null
            time(10,20,30.5) ⇒ @"10:20:30.5"
            time("25:00:00") ⇒ null
            time(date and time("2020-01-01T10:00:00Z")) ⇒ @"10:00:00Z"
            time(date("2020-01-01")) ⇒ @"00:00:00Z"
            date(2020,2,30) ⇒ null
            date(2020,13,1) ⇒ null
            date("2020-02-30") ⇒ null
            date("20-02-01") ⇒ null
            date(date and time("2020-01-01T10:00:00Z")) ⇒ @"2020-01-01"
            date(year: 2020, month: 1, day: 2) ⇒ @"2020-01-02"
            date(from: "2020-01-01") ⇒ @"2020-01-01"
            date(null) ⇒ null
            date() ⇒ null
            date and time("2020-01-01T24:00:00") ⇒ @"2020-01-02T00:00:00"
            date and time(@"2020-01-01", @"10:00:00Z") ⇒ @"2020-01-01T10:00:00Z"
            date and time(@"2020-01-01T05:00:00", @"10:00:00Z") ⇒ @"2020-01-01T10:00:00Z"
            date and time(date: @"2020-01-01", time: @"10:00:00") ⇒ @"2020-01-01T10:00:00"
            date and time("2020-01-01T10:00:00", "Europe/Paris") ⇒ null
            date and time(2020,1,1,10,0,0) ⇒ null
            now() ⇒ @"2026-11-21T10:00:00Z"
            today() ⇒ @"2026-11-21"
            now() instance of date and time ⇒ true
            now(1) ⇒ null
            today(1) ⇒ null
            """#)
    }

    @Test("Membership and ranges as values")
    func membership() throws {
        try StandardCases.judge(
            #"""
            5 in (1,5) ⇒ true
            5 in [1..10] ⇒ true
            5 in (> 3) ⇒ true
            5 in (> 3, < 1) ⇒ true
            5 in > 3 ⇒ true
            5 in ([1..3], [4..6]) ⇒ true
            5 in [] ⇒ false
            [1] in [[1],[2]] ⇒ true
            1 in [2,3,1] ⇒ true
            null in [1,null] ⇒ true
            null in null ⇒ true
            null in [1..2] ⇒ null
            5 in =5 ⇒ true
            5 in !=5 ⇒ false
            5 in (!=4) ⇒ true
            "a" in ["a".."c"] ⇒ true
            [1..5] in [[1..5],[2..3]] ⇒ true
            (1..10).start ⇒ 1
            (1..10).end ⇒ 10
            (1..10).start included ⇒ false
            [1..10].end included ⇒ true
            (>10).start ⇒ 10
            (>10).end ⇒ null
            (>10).end included ⇒ false
            (>=10).start included ⇒ true
            (<5).start ⇒ null
            (=5).start ⇒ 5
            [1..10] = [1..10] ⇒ true
            [1..10] = [1..10) ⇒ false
            (< 10) = (< 10) ⇒ true
            [1..10] = 5 ⇒ null
            11 in (> 10) ⇒ true
            [1..3][2] ⇒ null
            (<10) instance of range<number> ⇒ true
            [1..2] instance of range<number> ⇒ true
            ["a".."b"] instance of range<string> ⇒ true
            [1..2] instance of range<string> ⇒ false
            """#)
    }

    @Test("for, some and every")
    func loops() throws {
        try StandardCases.judge(
            #"""
            for i in 1..3 return i*2 ⇒ [2,4,6]
            for i in 3..1 return i ⇒ [3,2,1]
            for i in [1,2], j in [3,4] return i*j ⇒ [3,4,6,8]
            for i in 1..2, j in i..2 return [i,j] ⇒ [[1,1],[1,2],[2,2]]
            for i in 0..4 return if i = 0 then 1 else i * partial[-1] ⇒ [1,1,2,6,24]
            for d in @"2020-01-01"..@"2020-01-03" return d ⇒ [@"2020-01-01",@"2020-01-02",@"2020-01-03"]
            for i in null return i ⇒ null
            for i in 5 return i ⇒ [5]
            for i in [] return i ⇒ []
            for i in [1..3] return i ⇒ [1,2,3]
            for i in (1..3] return i ⇒ [2,3]
            for i in [1..3) return i ⇒ [1,2]
            for i in (1..3) return i ⇒ [2]
            for i in 1..null return i ⇒ null
            some x in [1,2,3] satisfies x > 2 ⇒ true
            every x in [1,2,3] satisfies x > 0 ⇒ true
            some x in [] satisfies true ⇒ false
            every x in [] satisfies false ⇒ true
            some x in [1], y in [2] satisfies x < y ⇒ true
            every x in [1,null] satisfies x > 0 ⇒ null
            some x in [1,null] satisfies x > 0 ⇒ true
            some x in null satisfies x > 0 ⇒ null
            every x in null satisfies true ⇒ null
            every x in [1..3] satisfies x > 0 ⇒ true
            some x in [false, null] satisfies x ⇒ null
            """#)
    }

    @Test("Filters and paths")
    func filters() throws {
        try StandardCases.judge(
            #"""
            [1,2,3][item > 1] ⇒ [2,3]
            [1,2,3][1] ⇒ 1
            [1,2,3][-1] ⇒ 3
            [1,2,3][0] ⇒ null
            [1,2,3][4] ⇒ null
            [1,2,3]["a"] ⇒ null
            [1,2,3][null] ⇒ []
            [{a:1},{a:2}][a > 1] ⇒ [{a:2}]
            [{a:1},{a:2}][item.a > 1].a ⇒ [2]
            [{a:1},{b:2}].a ⇒ [1,null]
            null[1] ⇒ null
            null[true] ⇒ []
            5[1] ⇒ 5
            5[2] ⇒ null
            5[item > 3] ⇒ [5]
            5[true] ⇒ [5]
            5[false] ⇒ []
            [1,2,3][true] ⇒ [1,2,3]
            {a:1}[a = 1] ⇒ [{a:1}]
            [{item: 1},{item: 2}][item > 1] ⇒ [{item: 2}]
            [1,2,3,4][item >= 2 and item <= 3] ⇒ [2,3]
            [[1,2],[3]][1] ⇒ [1,2]
            """#)
    }

    @Test("Contexts")
    func contexts() throws {
        try StandardCases.judge(
            #"""
            {a: 1, b: a + 1}.b ⇒ 2
            {a: 1}.b ⇒ null
            {"a b": 1}["a b"] ⇒ null
            get value({a: 1}, "a") ⇒ 1
            get value({a: {b: 2}}, ["a","b"]) ⇒ 2
            get value({a: 1}, []) ⇒ null
            get value({a: 1}, null) ⇒ null
            get value(null, "a") ⇒ null
            get entries({a: 1, b: 2}) ⇒ [{key: "a", value: 1}, {key: "b", value: 2}]
            get entries(null) ⇒ null
            get entries({}) ⇒ []
            context put({a: 1}, "b", 2) ⇒ {a: 1, b: 2}
            context put({a: 1}, "a", 2) ⇒ {a: 2}
            context put({a: {b: 1}}, ["a","b"], 2) ⇒ {a: {b: 2}}
            context put({a: {b: 1}}, ["a","c"], 2) ⇒ {a: {b: 1, c: 2}}
            context put({}, ["a"], 2) ⇒ {a: 2}
            context put({a: 1}, [], 2) ⇒ null
            context put(null, "a", 2) ⇒ null
            context put({a: 1}, null, 2) ⇒ null
            context merge([{a:1},{a:2,b:3}]) ⇒ {a: 2, b: 3}
            context merge([]) ⇒ {}
            context merge(null) ⇒ null
            context merge({a:1}) ⇒ {a: 1}
            context([{key: "a", value: 1}]) ⇒ {a: 1}
            context([{key: "a", value: 1},{key: "a", value: 2}]) ⇒ null
            context([{key: "a"}]) ⇒ null
            context([{key: null, value: 1}]) ⇒ null
            context([]) ⇒ {}
            context({key: "a", value: 1}) ⇒ {a: 1}
            context([{key: "a", value: 1, c: 3}]) ⇒ {a: 1}
            {a: function(x) x + 1, b: a(2)}.b ⇒ 3
            {} = {} ⇒ true
            {a: 1, b: 2} = {b: 2, a: 1} ⇒ true
            """#)
    }

    @Test("instance of")
    func kinds() throws {
        try StandardCases.judge(
            #"""
            1 instance of number ⇒ true
            "a" instance of string ⇒ true
            null instance of string ⇒ false
            null instance of Any ⇒ false
            null instance of Null ⇒ true
            1 instance of Any ⇒ true
            [1] instance of list<number> ⇒ true
            [1,"a"] instance of list<number> ⇒ false
            [1,"a"] instance of list<Any> ⇒ true
            [] instance of list<string> ⇒ true
            {a: 1} instance of context<a: number> ⇒ true
            {a: 1, b: 2} instance of context<a: number> ⇒ true
            {a: "x"} instance of context<a: number> ⇒ false
            (function(a: number) a) instance of function<number>->number ⇒ true
            (function(a: number) a) instance of function<number>->Any ⇒ true
            (function(a) a) instance of function<Any>->Any ⇒ true
            @"P1D" instance of days and time duration ⇒ true
            @"P1Y" instance of years and months duration ⇒ true
            @"P1Y" instance of days and time duration ⇒ false
            @"2020-01-01" instance of date ⇒ true
            @"2020-01-01T00:00:00" instance of date ⇒ false
            abs instance of function<number>->number ⇒ true
            """#)
    }
}
