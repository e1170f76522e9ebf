-- Files a new case with each request: the body of $FILING under a key of its own.
local token = os.getenv("TOKEN")
local file = io.open(os.getenv("FILING"), "r")
local body = file:read("*a")
file:close()
local thread = 0

function setup(t)
    t:set("id", thread)
    thread = thread + 1
end

function init()
    count = 0
    seed = tostring(os.time()) .. "-" .. tostring(id)
end

function request()
    count = count + 1
    return wrk.format("POST", "/api/v1/cases", {
        ["Authorization"] = "Bearer " .. token,
        ["Content-Type"] = "application/json",
        ["Idempotency-Key"] = "bench-" .. seed .. "-" .. count,
    }, body)
end

local refused = 0
function response(status)
    if status ~= 201 then refused = refused + 1 end
end

function done(summary, latency)
    io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
        summary.errors.status, latency:percentile(50), latency:percentile(99)))
end
