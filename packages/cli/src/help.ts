export const isHelp = (argument: string): boolean => argument === '--help' || argument === '-h'

const overview = `paycode: payment codes that are valid, fresh and never used twice

  paycode scan                    read a scanner, print what is ready and why the rest is not
  paycode check auth-code VALUE   is this a WeChat Pay payment code?
  paycode check notify-url URL    is this a fit notify_url?
  paycode decode IMAGE…           which codes do these pictures show?
  paycode devices                 which scanners are plugged in
  paycode doctor                  why does my scanner not work, and what to do about it
  paycode replay TRACE…           run recorded scans again, in no time
  paycode ledger inspect|prune|rotate
                                  what is remembered of used codes; throw away what has lapsed; make a new key
  paycode record FILE             write down what a strange scanner does, to send it in

Each has --help. Machine output is NDJSON on stdout, words are on stderr.
Exit code: 0 ready or accepted, 1 nothing ready or refused, 2 wrong use or malformed input.
`

const helps: Readonly<Record<string, string>> = {
  scan: `paycode scan: read a scanner until Ctrl+C or the end of the input

  --input INPUT             where codes come from: tty, stdin, manual, hid or serial:PATH. tty: a scanner that types into
                            this terminal (default in a terminal). stdin: one code a line (default otherwise). manual: typed
                            by a person. hid: all USB scanners in HID POS mode. serial:/dev/ttyACM0, serial:COM3: that port
  --read-keyboards          with hid: also read scanners in keyboard mode, raw
  --exclusive               with hid on Linux: take scanners from the system's driver, so that nobody else gets their keys
  --region XX               where the merchant is (ISO 3166-1), e.g. HK: refuses codes not accepted there
  --accept WALLETS          wallets this till takes (default wechat-pay), out of wechat-pay,alipay,unionpay,emv-cpm,paypay,
                            line-pay,rakuten-pay,d-barai,merpay,au-pay,pring
  --ledger memory|FILE|redis://…
                            where used codes are remembered, so that none is ready twice: until the program ends, in
                            a file, or on a server that several tills share. Default: PAYCODE_LEDGER, else
                            $XDG_STATE_HOME/paycode/ledger.db (~/.local/state/paycode/ledger.db); memory with --demo.
                            With Redis all tills need one key: PAYCODE_LEDGER_KEY, 64 hexadecimal digits or more, else
                            ledger-redis.key in that folder, made with the first scan, to be copied to the others
  --once                    stop after the first ready code
  --mask                    print masked codes
  --lang en|zh              language of the words (default: by the locale)
  --demo                    let a simulated wallet be scanned: see it work without a scanner

In a terminal it shows each scan with its countdown; piped it prints one JSON line for each:
  {"status":"ready","auth_code":"…","wallet":"wechat-pay","issuer":"mainland-china","scanned_at":…,"expires_at":…,"input":"keyboard"}
  {"status":"rejected","reason":"…","masked":"13…89","input":"…"}
With reason other-wallet a line has "wallet" as well, where it is known.
A flood of refusals is one line every three seconds, with their number: "count":1995.
Exit code: 0 at least one ready code, 1 none, 2 wrong use.
`,
  check: `paycode check: judge one value, or many

  paycode check auth-code VALUE [--region XX]   a WeChat Pay payment code (18 digits, prefix 10 to 15)
  paycode check notify-url URL                  the notify_url of Unified Order: fit in form, nothing is fetched

With - for the value it reads one JSON value a line from stdin and prints one verdict a line.
Exit code: 0 all accepted, 1 refused, 2 wrong use or a line that is not JSON.
`,
  decode: `paycode decode: read the codes in pictures, PNG or JPEG

  paycode decode IMAGE… [--frames N | --thorough | --decoder zxing-wasm|zxing-js]

  --frames N   read as the camera does that sees the picture for N frames, 1 to 300 (default: 12 frames)
  --thorough   read harder than the camera: all its passes, then zxing-wasm with all options
  --decoder    read with this library alone, with all its options

Prints one JSON line for each picture, whole texts, of QR, Code 128 and the bar codes of products:
  {"file":"…","codes":[{"text":"…","symbology":"qr"}],"ms":…}
ms is the time of decoding, without reading the file. How the camera was held (Exif) is left aside.
Exit code: 0 at least one code, 1 none, 2 wrong use or a picture that cannot be read (the others are read all the same).
`,
  replay: `paycode replay: run recorded traces through the real decoders, in virtual time

  paycode replay [--all] [--compare OLD] [--frames N | --thorough] TRACE.ndjson…

  --all           also print the scans that are no payment codes and the statuses of devices, in order of time
  --compare OLD   print only what differs from the lines of an earlier replay, in the file OLD
  --frames N      read each picture of a camera's trace as the camera does that sees it for N frames (default: 12 frames)
  --thorough      read them harder than the camera does, as decode --thorough

Prints the outcome lines of scan, each with t (ms of the trace) and, for several traces, trace (the file). With --all also:
  {"status":"other-scan","text":"6901234567892","symbology":"ean-upc","input":"serial","t":…}
  {"status":"device","state":"open","problem":"no-suffix","input":"keyboard","t":…}
To see what a change of program does to your recordings:
  paycode replay --all recordings/*.ndjson > old.ndjson                      (before it)
  paycode replay --all --compare old.ndjson recordings/*.ndjson              (after it)
  {"trace":"…","was":{…},"now":{…}}     was alone: the line is gone. now alone: the line is new
The format is described in docs/trace-format.md.
Exit code: 0 at least one ready code, 1 none, 2 wrong use or a malformed trace. With --compare: 0 nothing differs, 1 something.
`,
  ledger: `paycode ledger: look after the file in which used codes are remembered, also while tills use it

  paycode ledger inspect [FILE]   counts live and lapsed claims, and says when the last one lapses
  paycode ledger prune [FILE]     throws lapsed claims away now; a ledger does so by itself a day later
  paycode ledger rotate [FILE]    makes a new key for the fingerprints; no claim is lost

FILE is by default the one of paycode scan. There are no codes in it, only fingerprints; its key lies beside it (ledger.key).
Exit code: 0 done, 1 there is no such ledger or it cannot be opened, 2 wrong use.
`,
  devices: `paycode devices: which scanners are plugged in, and in which mode

  paycode devices

In a terminal a table; piped one JSON line for each scanner and each USB serial port:
  {"input":"hid","id":"0c2e-0b61-A1","vendor":"Honeywell","product":"…","mode":"hid-pos","path":"/dev/hidraw0","denied":false}
  {"input":"serial","id":"/dev/ttyACM0","vendor":"Honeywell","mode":"serial","path":"/dev/ttyACM0","denied":false}
Exit code: 0 at least one, 1 none.
`,
  doctor: `paycode doctor: what is plugged in, its mode, its permission, and what is missing

  paycode doctor

In a terminal words; piped one JSON line for each finding:
  {"verdict":"ok","code":"ready","device":"…","cure":"paycode scan --input hid"}
  {"verdict":"problem","code":"permission-denied","device":"…","cure":"…"}
Nothing is opened, changed or sent. Exit code: 0 a scanner is ready and nothing is wrong, 1 otherwise.
`,
  record: `paycode record: write what a scanner does to a trace, until Ctrl+C

  paycode record FILE [--input tty|hid|serial:PATH] [--scrub]

  --input   tty (default): what it types into this terminal. hid: the reports of all HID scanners, those in keyboard mode
            included. serial:PATH: the bytes of that port

  --scrub   replace the digits, each by the same one throughout: what the scanner does stays to be seen, the code does not

The file must not exist yet; it is readable by you alone. Without --scrub it holds the codes you scan: use expired ones.
Look at it with: paycode replay FILE
Exit code: 0 something was recorded, 1 nothing, 2 wrong use.
`,
}

/** The help of a command, or of all. */
export const helpOf = (command?: string): string =>
  (command === undefined ? undefined : helps[command]) ?? overview
