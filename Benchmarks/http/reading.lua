-- Reads one case after another, drawn from the ids in $CASES.
local token = os.getenv("TOKEN")
local cases = {}
for line in io.lines(os.getenv("CASES")) do cases[#cases + 1] = line end

function init() math.randomseed(os.time()) end

function request()
    return wrk.format("GET", "/api/v1/cases/" .. cases[math.random(#cases)],
        { ["Authorization"] = "Bearer " .. token })
end

function done(summary, latency)
    io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
        summary.errors.status, latency:percentile(50), latency:percentile(99)))
end
