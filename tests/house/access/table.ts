import { cast, type Who } from './cast.ts';

/**
 * What everybody gets at every address: `in` is led to sign in, 403 may know that there is something, 404 may not even know that.
 * A `!` says that what the school keeps confidential stands on the page. Addresses that only take forms have dots.
 * The application is of the school, sent and returned to be corrected; the file was sent with it; the officer is of the centre
 * of its programme.
 */
const written = `
                                                                               publi nobod claim head  coord membe viewe stran munic othmu offic othof owner revie
/                                                                              200   200   200   200   200   200   200   200   200   200   200   200   200   200
/.well-known/kartu-certificate-keys.json                                       200   200   200   200   200   200   200   200   200   200   200   200   200   200
/.well-known/kartu-signing-key.pem                                             200   200   200   200   200   200   200   200   200   200   200   200   200   200
/accessibility                                                                 200   200   200   200   200   200   200   200   200   200   200   200   200   200
/admin/audit                                                                   in    403   403   403   403   403   403   403   403   403   200   200   403   403
/admin/jobs                                                                    in    403   403   403   403   403   403   403   403   403   200   403   403   403
/admin/mail                                                                    in    403   403   403   403   403   403   403   403   403   200   403   403   403
/admin/mail/[mail]                                                             in    403   403   403   403   403   403   403   403   403   200   403   403   403
/admin/mail/inbound                                                            in    403   403   403   403   403   403   403   403   403   200   403   403   403
/admin/people                                                                  in    403   403   403   403   403   403   403   403   403   200   200   403   403
/admin/people/[person]                                                         in    403   403   403   403   403   403   403   403   403   200   404   403   403
/admin/people/invitation                                                       in    403   403   403   403   403   403   403   403   403   200   200   403   403
/admin/people/people.csv                                                       in    403   403   403   403   403   403   403   403   403   200   200   403   403
/admin/people/people.xlsx                                                      in    403   403   403   403   403   403   403   403   403   200   200   403   403
/admin/schools                                                                 in    403   403   403   403   403   403   403   403   403   200   403   403   403
/admin/schools/[school]                                                        in    403   403   403   403   403   403   403   403   403   200   403   403   403
/admin/schools/[school]/change                                                 in    403   403   403   403   403   403   403   403   403   200   403   403   403
/admin/schools/[school]/closure                                                in    403   403   403   403   403   403   403   403   403   200   403   403   403
/admin/schools/claims                                                          in    403   403   403   403   403   403   403   403   403   200   403   403   403
/admin/schools/import                                                          in    403   403   403   403   403   403   403   403   403   200   403   403   403
/admin/schools/import/[import]                                                 in    403   403   403   403   403   403   403   403   403   303   403   403   403
/admin/schools/import/[import]/preview                                         in    403   403   403   403   403   403   403   403   403   200   403   403   403
/admin/schools/import/[import]/undo                                            in    403   403   403   403   403   403   403   403   403   200   403   403   403
/admin/schools/import/sample.csv                                               200   200   200   200   200   200   200   200   200   200   200   200   200   200
/admin/schools/new                                                             in    403   403   403   403   403   403   403   403   403   200   403   403   403
/admin/schools/reorganisation                                                  in    403   403   403   403   403   403   403   403   403   200   403   403   403
/admin/style                                                                   404   404   404   404   404   404   404   404   404   404   404   404   404   404
/agreements                                                                    in    200   200   200   200   200   200   200   200   200   200   200   200   200
/agreements/[agreement]                                                        in    404   404   200   200   404   404   404   200   404   200   404   200   404
/agreements/[agreement]/amendment                                              in    404   404   200   200   404   404   404   200   404   200   404   200   404
/agreements/[agreement]/paper                                                  in    404   404   200   200   404   404   404   200   404   200   404   200   404
/agreements/[agreement]/refusal                                                in    404   404   200   200   404   404   404   200   404   200   404   200   404
/agreements/[agreement]/signature                                              in    404   404   200   200   404   404   404   200   404   200   404   200   404
/agreements/[agreement]/termination                                            in    404   404   200   200   404   404   404   200   404   200   404   200   404
/agreements/[agreement]/versions/[version]                                     in    404   404   200   200   404   404   404   200   404   200   404   200   404
/agreements/organisations/[organisation]                                       in    404   404   404   404   404   404   404   200   404   404   404   404   404
/agreements/signing/[reference]                                                in    404   404   404   404   404   404   404   404   404   404   404   404   404
/api/attendance                                                                .     .     .     .     .     .     .     .     .     .     .     .     .     .
/api/attendance/device                                                         .     .     .     .     .     .     .     .     .     .     .     .     .     .
/api/ballots                                                                   .     .     .     .     .     .     .     .     .     .     .     .     .     .
/api/ballots/[survey]                                                          200   200   200   200   200   200   200   200   200   200   200   200   200   200
/api/ballots/signature                                                         .     .     .     .     .     .     .     .     .     .     .     .     .     .
/api/calendar/[token].ics                                                      404   404   404   404   404   404   404   404   404   404   404   404   404   404
/api/files/[file]                                                              404   404   404   200!  200!  404   200!  404   200!  404   200!  404   404   404
/api/health                                                                    200   200   200   200   200   200   200   200   200   200   200   200   200   200
/api/letters/[token]                                                           303   303   303   303   303   303   303   303   303   303   303   303   303   303
/api/rooms/[room]/stream                                                       404   404   404   200   200   200   404   404   404   404   200   404   404   404
/attendance                                                                    200   200   200   200   200   200   200   200   200   200   200   200   200   200
/attendance/app.webmanifest                                                    200   200   200   200   200   200   200   200   200   200   200   200   200   200
/calls                                                                         200   200   200   200   200   200   200   200   200   200   200   200   200   200
/calls/[call]                                                                  200   200   200   200   200   200   200   200   200   200   200   200   200   200
/calls/[call]/eligibility                                                      200   200   200   200   200   200   200   200   200   200   200   200   200   200
/calls/[call]/lots                                                             404   404   404   404   404   404   404   404   404   404   404   404   404   404
/calls/[call]/questions.pdf                                                    200   200   200   200   200   200   200   200   200   200   200   200   200   200
/calls/[call]/results                                                          404   404   404   404   404   404   404   404   404   404   404   404   404   404
/calls/[call]/results/selection.jsonl                                          404   404   404   404   404   404   404   404   404   404   404   404   404   404
/calls/[call]/start                                                            in    200   200   303   303   200   200   303   200   200   200   200   200   200
/certificates                                                                  200   200   200   200   200   200   200   200   200   200   200   200   200   200
/certificates/[code]                                                           200   200   200   200   200   200   200   200   200   200   200   200   200   200
/certificates/download/[token]                                                 404   404   404   404   404   404   404   404   404   404   404   404   404   404
/certificates/name/[token]                                                     200   200   200   200   200   200   200   200   200   200   200   200   200   200
/certificates/verifier.html                                                    200   200   200   200   200   200   200   200   200   200   200   200   200   200
/check-in                                                                      200   200   200   200   200   200   200   200   200   200   200   200   200   200
/check-in/[session]/[code]                                                     200   200   200   200   200   200   200   200   200   200   200   200   200   200
/contact/[token]                                                               200   200   200   200   200   200   200   200   200   200   200   200   200   200
/invitation/[token]                                                            200   200   200   200   200   200   200   200   200   200   200   200   200   200
/language/[locale]                                                             303   303   303   303   303   303   303   303   303   303   303   303   303   303
/lecturer                                                                      in    403   403   403   403   403   403   403   403   403   403   403   403   403
/lecturer/statements                                                           in    403   403   403   403   403   403   403   403   403   403   403   403   403
/lecturer/statements/[statement]                                               in    404   404   404   404   404   404   404   404   404   404   404   404   404
/lecturer/statements/[statement]/statement.pdf                                 in    404   404   404   404   404   404   404   404   404   404   404   404   404
/lecturer/statements/new                                                       in    404   404   404   404   404   404   404   404   404   404   404   404   404
/letters/[token]                                                               200   200   200   200   200   200   200   200   200   200   200   200   200   200
/metrics                                                                       200   200   200   200   200   200   200   200   200   200   200   200   200   200
/municipality/[municipality]                                                   in    404   404   404   404   404   404   404   200   404   404   404   404   404
/municipality/[municipality]/agreements                                        in    404   404   404   404   404   404   404   200   404   404   404   404   404
/municipality/[municipality]/applications/[application]                        in    404   404   404   404   404   404   404   200   404   404   404   404   404
/municipality/endorsement/[token]                                              200   200   200   200   200   200   200   200   200   200   200   200   200   200
/network                                                                       in    404   404   404   404   404   404   404   404   404   404   404   404   404
/network/[network]                                                             in    404   404   200!  200!  200!  404   404   404   404   200!  404   404   404
/network/[network]/charter                                                     in    404   404   200!  200!  200!  404   404   404   404   200!  404   404   404
/network/[network]/closure                                                     in    404   404   200   200   404   404   404   404   404   200   404   404   404
/network/[network]/departure/[membership]                                      in    404   404   200   200   404   404   404   404   404   200   404   404   404
/network/[network]/duties/[duty]                                               in    404   404   404   404   404   404   404   404   404   404   404   404   404
/network/[network]/invitation                                                  in    404   404   200   200   404   404   404   404   404   404   404   404   404
/network/[network]/health                                                      in    404   404   200   200   200   404   404   404   404   200   404   404   404
/network/[network]/progress                                                    in    404   404   200   200   403   404   404   404   404   200   404   404   404
/network/[network]/progress/[school]                                           in    404   404   200   200   403   404   404   404   404   200   404   404   404
/network/[network]/replacement                                                 in    404   404   404   404   404   404   404   404   404   404   404   404   404
/network/[network]/trainings                                                   in    404   404   200   200   200   404   404   404   404   200   404   404   404
/network/[network]/trainings/new                                               in    404   404   200   200   404   404   404   404   404   200   404   404   404
/network/[network]/trainings/[training]                                        in    404   404   404   404   404   404   404   404   404   404   404   404   404
/network/[network]/trainings/[training]/cancellation                           in    404   404   404   404   404   404   404   404   404   404   404   404   404
/network/duty/[token]                                                          200   200   200   200   200   200   200   200   200   200   200   200   200   200
/network/invitation/[token]                                                    200   200   200   200   200   200   200   200   200   200   200   200   200   200
/network/profile/[duty]                                                        404   404   404   404   404   404   404   404   404   404   404   404   404   404
/networks                                                                      200   200   200   200   200   200   200   200   200   200   200   200   200   200
/networks/[network]                                                            200   200   200   200   200   200   200   200   200   200   200   200   200   200
/offers/[token]                                                                200   200   200   200   200   200   200   200   200   200   200   200   200   200
/profile                                                                       in    200   200   200   200   200   200   200   200   200   200   200   200   200
/profile/calendar                                                              in    200   200   200   200   200   200   200   200   200   200   200   200   200
/profile/certificates                                                          in    200   200   200   200   200   200   200   200   200   200   200   200   200
/profile/data.json                                                             in    200   200   200   200   200!  200   200   200   200   200   200   200   200
/profile/email                                                                 in    200   200   200   200   200   200   200   200   200   200   200   200   200
/profile/email/[token]                                                         200   200   200   200   200   200   200   200   200   200   200   200   200   200
/profile/hours                                                                 in    200   200   200   200   200   200   200   200   200   200   200   200   200
/profile/hours/hours.csv                                                       in    200   200   200   200   200   200   200   200   200   200   200   200   200
/profile/hours/hours.xlsx                                                      in    200   200   200   200   200   200   200   200   200   200   200   200   200
/profile/hours/hours.pdf                                                       in    200   200   200   200   200   200   200   200   200   200   200   200   200
/profile/name                                                                  in    200   200   200   200   200   200   200   200   200   200   200   200   200
/profile/passkey                                                               .     .     .     .     .     .     .     .     .     .     .     .     .     .
/profile/passkey/question                                                      .     .     .     .     .     .     .     .     .     .     .     .     .     .
/profile/password                                                              in    200   200   200   200   200   200   200   200   200   200   200   200   200
/profile/phones                                                                in    200   200   200   200   200   200   200   200   200   200   200   200   200
/profile/second-factor                                                         in    200   200   200   200   200   200   200   200   200   200   200   200   200
/programme                                                                     in    403   403   403   403   403   403   403   403   403   200   200   200   403
/programme/[programme]                                                         in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/activity.xlsx                                           in    404   404   404   404   404   404   404   404   404   200   404   404   404
/programme/[programme]/calls/[call]                                            in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/applications                               in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/applications/[application]                 in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/applications/[application]/application.pdf 404   404   404   404   404   404   404   404   404   404   200   404   404   404
/programme/[programme]/calls/[call]/applications/[application]/look            .     .     .     .     .     .     .     .     .     .     .     .     .     .
/programme/[programme]/calls/[call]/applications/[application]/return          in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/applications/export.csv                    403   403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/applications/export.xlsx                   403   403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/edit                                       in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/late-codes                                 in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/publication                                in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/questions                                  in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/rules                                      in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/rules/[version]                            in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/rules/condition/[rule]                     in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/rules/form                                 in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/rules/preview                              in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/rules/publication                          in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/rules/question/[field]                     in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/rules/section/[section]                    in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/rules/topics                               in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/selection                                  in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/calls/[call]/selection/acts/[act]                       in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/acts/[act]/minutes.pdf           404   404   404   404   404   404   404   404   404   404   404   404   404   404
/programme/[programme]/calls/[call]/selection/acts/[act]/selection.jsonl       404   404   404   404   404   404   404   404   404   404   404   404   404   404
/programme/[programme]/calls/[call]/selection/acts/[act]/undo                  in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/appeals                          in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/appeals/[appeal]                 in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/assignments                      in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/assignments/balance              in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/assignments/file                 in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/assignments/list.csv             403   403   403   403   403   403   403   403   403   403   404   403   403   403
/programme/[programme]/calls/[call]/selection/assignments/list.xlsx            403   403   403   403   403   403   403   403   403   403   404   403   403   403
/programme/[programme]/calls/[call]/selection/conflicts                        in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/decisions                        in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/decisions/[application]          in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/decisions/act                    in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/letters                          in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/letters/[letter]                 in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/letters/[letter]/letter.pdf      404   404   404   404   404   404   404   404   404   404   404   404   404   404
/programme/[programme]/calls/[call]/selection/letters/sending                  in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/lots                             in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/offers                           in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/phases                           in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/ranking                          in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/ranking/export.csv               403   403   403   403   403   403   403   403   403   403   404   403   403   403
/programme/[programme]/calls/[call]/selection/reviewers                        in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/reviews                          in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/reviews/list.csv                 403   403   403   403   403   403   403   403   403   403   404   403   403   403
/programme/[programme]/calls/[call]/selection/reviews/list.xlsx                403   403   403   403   403   403   403   403   403   403   404   403   403   403
/programme/[programme]/calls/[call]/selection/scheme                           in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/scheme/criterion/[criterion]     in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/scheme/letters                   in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/scheme/places                    in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/calls/[call]/selection/scheme/publication               in    403   403   403   403   403   403   403   403   403   303   403   403   403
/programme/[programme]/edit                                                    in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]                                      in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/agreements                           in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/agreements/board.csv                 in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/agreements/plan                      in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/agreements/sample.pdf                in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/base-programmes                      in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/base-programmes/[topic]              in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/certificates                         in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/certificates/list.csv                in    403   403   403   403   403   403   403   403   403   200!  403   403   403
/programme/[programme]/editions/[edition]/certificates/list.xlsx               in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/certificates/terms                   in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/kits                                 in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/kits/list.csv                        in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/kits/list.xlsx                       in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/materials                            in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/call                                 in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/clone                                in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/deliveries                           in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/networks                             in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/networks/comparison                  in    403   403   403   403   403   403   403   403   403   404   403   403   403
/programme/[programme]/editions/[edition]/networks/confirmation                in    403   403   403   403   403   403   403   403   403   404   403   403   403
/programme/[programme]/editions/[edition]/networks/criteria                    in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/networks/people                      in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/networks/prepared                    in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/networks/proposals/[proposal]        in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/statements                           in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/statements/[statement]               in    403   403   403   403   403   403   403   403   403   404   403   403   403
/programme/[programme]/editions/[edition]/statements/list.csv                  in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/statements/list.xlsx                 in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/timetable                            in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/timetable/disruptions                in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/timetable/disruptions/[disruption]   in    403   403   403   403   403   403   403   403   403   200!  403   403   403
/programme/[programme]/editions/[edition]/timetable/lecturers                  in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/timetable/lecturers/[person]         in    403   403   403   403   403   403   403   403   403   404   403   403   403
/programme/[programme]/editions/[edition]/timetable/list.csv                   in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/timetable/list.xlsx                  in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/timetable/publication                in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/timetable/season                     in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/timetable/trainings/[training]       in    403   403   403   403   403   403   403   403   403   200!  403   403   403
/programme/[programme]/editions/[edition]/timetable/trainings/[training]/wishes in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/[edition]/timetable/versions/[number]          in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/[programme]/editions/new                                            in    403   403   403   403   403   403   403   403   403   200   403   403   403
/programme/blueprints                                                          in    403   403   403   403   403   403   403   403   403   200   200   403   403
/programme/new                                                                 in    403   403   403   403   403   403   403   403   403   200   200   403   403
/review                                                                        in    403   403   403   403   403   403   403   403   403   403   403   403   200
/review/[assignment]                                                           in    404   404   404   404   404   404   404   404   404   404   404   404   404
/review/[assignment]/answers                                                   401   200   200   200   200   200   200   200   200   200   200   200   200   200
/review/appeals/[appeal]                                                       in    404   404   404   404   404   404   404   404   404   404   404   404   404
/review/appeals/[appeal]/application.pdf                                       404   404   404   404   404   404   404   404   404   404   404   404   404   404
/room                                                                          in    200   200   200   200   200   200   200   200   200   200   200   200   200
/room/[room]                                                                   in    404   404   200   200   200   404   404   404   404   200   404   404   404
/room/[room]/discussions                                                       in    404   404   200   200   200   404   404   404   404   200   404   404   404
/room/[room]/discussions/[discussion]                                          in    404   404   200!  200!  200!  404   404   404   404   404   404   404   404
/room/[room]/discussions/[discussion]/posts/[post]                             in    404   404   200!  200!  200!  404   404   404   404   404   404   404   404
/room/[room]/discussions/new                                                   in    404   404   200   200   200   404   404   404   404   200   404   404   404
/room/[room]/events                                                            in    404   404   200   200   200   404   404   404   404   200   404   404   404
/room/[room]/events/[event]                                                    in    404   404   200!  200!  200!  404   404   404   404   404   404   404   404
/room/[room]/events/[event]/cancellation                                       in    404   404   200   200   200   404   404   404   404   404   404   404   404
/room/[room]/events/[event]/change                                             in    404   404   200!  200!  200!  404   404   404   404   404   404   404   404
/room/[room]/events/[event]/minutes                                            in    404   404   403   403   403   404   404   404   404   404   404   404   404
/room/[room]/events/new                                                        in    404   404   200   200   200   404   404   404   404   200   404   404   404
/room/[room]/letters                                                           in    404   404   200   200   200   404   404   404   404   200   404   404   404
/room/[room]/people                                                            in    404   404   200   200   200   404   404   404   404   200   404   404   404
/room/[room]/tasks                                                             in    404   404   200   200   200   404   404   404   404   200   404   404   404
/school/[school]                                                               in    403   403   200   200   200   403   403   200   403   200   403   403   403
/school/[school]/agreements                                                    in    404   404   200   200   404   404   404   404   404   404   404   404   404
/school/[school]/applications                                                  in    404   404   200   200   200   200   404   404   404   404   404   404   404
/school/[school]/applications/[application]                                    in    404   404   200   200   404   200   404   404   404   404   404   404   404
/school/[school]/applications/[application]/answers                            401   404   404   200!  200!  404   200!  404   404   404   404   404   404   404
/school/[school]/applications/[application]/application.pdf                    404   404   404   200   200   404   200   404   404   404   404   404   404   404
/school/[school]/applications/[application]/decision                           in    404   404   404   404   404   404   404   404   404   404   404   404   404
/school/[school]/applications/[application]/decision/letter.pdf                404   404   404   404   404   404   404   404   404   404   404   404   404   404
/school/[school]/applications/[application]/evidence/[item]                    in    404   404   200   200   404   200   404   404   404   404   404   404   404
/school/[school]/applications/[application]/evidence/new                       in    404   404   200   200   404   200   404   404   404   404   404   404   404
/school/[school]/applications/[application]/history                            in    404   404   200!  200!  404   200!  404   404   404   404   404   404   404
/school/[school]/applications/[application]/members/[member]                   in    404   404   200   200   404   200   404   404   404   404   404   404   404
/school/[school]/applications/[application]/members/new                        in    404   404   200   200   404   200   404   404   404   404   404   404   404
/school/[school]/applications/[application]/messages                           in    404   404   200   200   404   200   404   404   404   404   404   404   404
/school/[school]/applications/[application]/people                             in    404   404   200   200   404   200   404   404   404   404   404   404   404
/school/[school]/applications/[application]/receipt                            in    404   404   200   200   404   200   404   404   404   404   404   404   404
/school/[school]/applications/[application]/sections/[section]                 in    404   404   200   200   404   200   404   404   404   404   404   404   404
/school/[school]/applications/[application]/sign-off                           in    404   404   200   200   404   200   404   404   404   404   404   404   404
/school/[school]/applications/[application]/submission                         in    404   404   200!  200!  404   200!  404   404   404   404   404   404   404
/school/[school]/applications/[application]/verdict                            404   404   404   200   200   404   200   404   404   404   404   404   404   404
/school/[school]/applications/[application]/withdrawal                         in    404   404   200   200   404   200   404   404   404   404   404   404   404
/school/[school]/applications/new                                              in    404   404   404   404   404   404   404   404   404   404   404   404   404
/school/[school]/certificates                                                  in    404   404   200   200   404   404   404   404   404   404   404   404   404
/school/[school]/hours                                                         in    404   404   200   200   404   404   404   404   404   404   404   404   404
/school/[school]/hours/hours.csv                                               in    404   404   200   200   404   404   404   404   404   404   404   404   404
/school/[school]/hours/hours.xlsx                                              in    404   404   200   200   404   404   404   404   404   404   404   404   404
/school/[school]/claim                                                         in    200   200   200   200   200   200   200   200   200   200   200   200   200
/school/[school]/claim/[token]                                                 200   200   200   200   200   200   200   200   200   200   200   200   200   200
/school/[school]/networks                                                      in    404   404   200   200   200   404   404   404   404   404   404   404   404
/school/[school]/networks/new                                                  in    404   404   200   200   404   404   404   404   404   404   404   404   404
/school/[school]/people                                                        in    404   404   200   200   200   404   404   404   404   200   404   404   404
/school/[school]/people/[role]                                                 in    404   404   200   200   403   404   404   404   404   200   404   404   404
/school/[school]/people/invitation                                             in    404   404   200   200   403   404   404   404   404   200   404   404   404
/school/[school]/staff                                                         in    403   403   200   200   200   403   403   200   403   200   403   403   403
/school/[school]/staff/[person]                                                in    403   403   200   200   200   403   403   200   403   200   403   403   403
/school/[school]/staff/new                                                     in    403   403   200   200   403   403   403   403   403   200   403   403   403
/school/[school]/trainings                                                     in    404   404   200   200   404   404   404   404   404   404   404   404   404
/school/[school]/projects                                                      in    404   404   200   200   200   404   404   404   404   200   404   404   404
/school/[school]/projects/new                                                  in    404   404   404   404   404   404   404   404   404   404   404   404   404
/project/[project]                                                             in    404   404   200   200   200   404   404   404   404   200   404   404   404
/problems                                                                      200   200   200   200   200   200   200   200   200   200   200   200   200   200
/problems/[problem]                                                            200   200   200   200   200   200   200   200   200   200   200   200   200   200
/project/[project]/problem                                                     in    404   404   200!  200!  200!  404   404   404   404   200!  404   404   404
/project/[project]/problem/words                                               in    404   404   200!  200!  200!  404   404   404   404   404   404   404   404
/project/[project]/problem/causes                                              in    404   404   200   200   200   404   404   404   404   404   404   404   404
/project/[project]/problem/findings/new                                        in    404   404   200   200   200   404   404   404   404   404   404   404   404
/project/[project]/problem/findings/[finding]                                  in    404   404   200!  200!  200!  404   404   404   404   404   404   404   404
/project/[project]/problem/publication                                         in    404   404   200   200   404   404   404   404   404   404   404   404   404
/project/[project]/measures                                                    in    404   404   200   200   200   404   404   404   404   200   404   404   404
/project/[project]/measures/new                                                in    404   404   200   200   200   404   404   404   404   403   404   404   404
/project/[project]/measures/[measure]                                          in    404   404   200!  200!  200!  404   404   404   404   200!  404   404   404
/project/[project]/measures/[measure]/change                                   in    404   404   200   200   200   404   404   404   404   403   404   404   404
/project/[project]/measures/[measure]/end                                      in    404   404   200   200   200   404   404   404   404   403   404   404   404
/project/[project]/cycles                                                      in    404   404   200   200   200   404   404   404   404   200   404   404   404
/project/[project]/cycles/new                                                  in    404   404   200   200   200   404   404   404   404   403   404   404   404
/project/[project]/cycles/[cycle]                                              in    404   404   200!  200!  200!  404   404   404   404   200!  404   404   404
/project/[project]/cycles/[cycle]/plan                                         in    404   404   200   200   200   404   404   404   404   403   404   404   404
/project/[project]/cycles/[cycle]/study                                        in    404   404   200   200   200   404   404   404   404   403   404   404   404
/project/[project]/cycles/[cycle]/decision                                     in    404   404   200   200   200   404   404   404   404   403   404   404   404
/project/[project]/notes                                                       in    404   404   200!  200!  200!  404   404   404   404   200!  404   404   404
/project/[project]/notes/new                                                   in    404   404   200   200   200   404   404   404   404   403   404   404   404
/project/[project]/notes/[note]                                                in    404   404   200!  200!  200!  404   404   404   404   200!  404   404   404
/project/[project]/aim                                                         in    404   404   200   200   200   404   404   404   404   200   404   404   404
/project/[project]/drivers                                                     in    404   404   200   200   200   404   404   404   404   200   404   404   404
/project/[project]/drivers/outline                                             in    404   404   200   200   200   404   404   404   404   404   404   404   404
/project/[project]/settings                                                    in    404   404   200   200   200   404   404   404   404   404   404   404   404
/project/[project]/end                                                         in    404   404   200   200   200   404   404   404   404   404   404   404   404
/project/[project]/plan                                                        in    404   404   200!  200!  200!  404   404   404   404   200!  404   404   404
/project/[project]/plan/parts/[part]                                           in    404   404   200!  200!  200!  404   404   404   404   403   404   404   404
/project/[project]/plan/texts                                                  401   404   404   200!  200!  200!  404   404   404   404   404   404   404   404
/project/[project]/plan/actions/[action]                                       in    404   404   200   200   200   404   404   404   404   403   404   404   404
/project/[project]/plan/approval                                               in    404   404   200   200   200   404   404   404   404   403   404   404   404
/project/[project]/plan/versions/[number]                                      in    404   404   200!  200!  200!  404   404   404   404   200!  404   404   404
/project/[project]/plan/versions/[number]/plan.pdf                             404   404   404   200   200   200   404   404   404   404   200   404   404   404
/project/[project]/plan/versions/[number]/stamps                               in    404   404   200   200   200   404   404   404   404   403   404   404   404
/project/[project]/plan/versions/[number]/remarks                              in    404   404   403   403   403   404   404   404   404   403   404   404   404
/project/[project]/plan/remarks/[remark]                                       in    404   404   200!  200!  200!  404   404   404   404   200!  404   404   404
/project/[project]/plan/reviews/new                                            in    404   404   200   200   200   404   404   404   404   403   404   404   404
/project/[project]/plan/reviews/[review]                                       in    404   404   200   200   200   404   404   404   404   403   404   404   404
/project/[project]/reach                                                       in    404   404   200   200   200   404   404   404   404   200   404   404   404
/project/[project]/reach/new                                                   in    404   404   200   200   200   404   404   404   404   403   404   404   404
/project/[project]/reach/staff                                                 in    404   404   200!  200!  200!  404   404   404   404   403   404   404   404
/staff/[code]                                                                  200   200   200   200   200   200   200   200   200   200   200   200   200   200
/tried                                                                         200   200   200   200   200   200   200   200   200   200   200   200   200   200
/schools                                                                       200   200   200   200   200   200   200   200   200   200   200   200   200   200
/schools/[school]                                                              200   200   200   200   200   200   200   200   200   200   200   200   200   200
/schools/found                                                                 200   200   200   200   200   200   200   200   200   200   200   200   200   200
/schools/list.csv                                                              200   200   200   200   200   200   200   200   200   200   200   200   200   200
/schools/list.xlsx                                                             200   200   200   200   200   200   200   200   200   200   200   200   200   200
/schools/represent                                                             200   200   200   200   200   200   200   200   200   200   200   200   200   200
/search                                                                        in    200   200   200   200   200   200   200   200   200   200   200   200   200
/sign-in                                                                       200   303   303   303   303   303   303   303   303   303   303   303   303   303
/sign-in/kept                                                                  303   303   303   303   303   303   303   303   303   303   303   303   303   303
/sign-in/link/[token]                                                          200   200   200   200   200   200   200   200   200   200   200   200   200   200
/sign-in/openid                                                                in    in    in    in    in    in    in    in    in    in    in    in    in    in
/sign-in/openid/callback                                                       in    in    in    in    in    in    in    in    in    in    in    in    in    in
/sign-in/passkey                                                               .     .     .     .     .     .     .     .     .     .     .     .     .     .
/sign-in/passkey/question                                                      .     .     .     .     .     .     .     .     .     .     .     .     .     .
/sign-in/persona                                                               404   404   404   404   404   404   404   404   404   404   404   404   404   404
/sign-in/second-factor                                                         in    303   303   303   303   303   303   303   303   303   303   303   303   303
/sign-in/sent                                                                  303   303   303   303   303   303   303   303   303   303   303   303   303   303
/sign-in/with-passkey                                                          404   404   404   404   404   404   404   404   404   404   404   404   404   404
/sign-out                                                                      303   303   303   303   303   303   303   303   303   303   303   303   303   303
/survey/[survey]                                                               200   200   200   200   200   200   200   200   200   200   200   200   200   200
/today                                                                         in    200   200   200   200   200   200   200   200   200   200   200   200   200
/training/[training]                                                           in    404   404   200   200   200   404   404   404   404   200   404   404   404
/training/[training]/certificates                                              in    404   404   200   200   200   404   404   404   404   200   404   404   404
/training/[training]/certificates/[certificate]                                in    404   404   200   200   200!  404   404   404   404   200!  404   404   404
/training/[training]/certificates/[certificate]/badge.jwt                      in    404   404   404   404   200   404   404   404   404   200   404   404   404
/training/[training]/certificates/[certificate]/certificate.pdf                in    404   404   200   200   200   404   404   404   404   200   404   404   404
/training/[training]/certificates/[certificate]/correction                     in    404   404   404   404   404   404   404   404   404   200   404   404   404
/training/[training]/certificates/[certificate]/revocation                     in    404   404   404   404   404   404   404   404   404   200   404   404   404
/training/[training]/evidence                                                  in    404   404   200   200   404   404   404   404   404   200   404   404   404
/training/[training]/evidence.zip                                              in    404   404   200   200   404   404   404   404   404   200   404   404   404
/training/[training]/participants                                              in    404   404   200!  200!  404   404   404   404   404   200!  404   404   404
/training/[training]/register                                                  in    404   404   200   200   200   404   404   404   404   200   404   404   404
/training/[training]/register/[session]                                        in    404   404   404   404   404   404   404   404   404   200   404   404   404
/training/[training]/register/[session]/correction                             in    404   404   404   404   404   404   404   404   404   200   404   404   404
/training/[training]/register/[session]/sheet                                  in    404   404   404   404   404   404   404   404   404   200   404   404   404
/training/[training]/register/[session]/sheet.pdf                              in    404   404   404   404   404   404   404   404   404   200   404   404   404
/training/[training]/register/[session]/wall                                   in    404   404   404   404   404   404   404   404   404   200   404   404   404
/training/[training]/register/register.csv                                     in    404   404   200   200   403   404   404   404   404   200   404   404   404
/training/[training]/register/register.xlsx                                    in    404   404   200   200   403   404   404   404   404   200   404   404   404
/training/[training]/climate                                                   in    404   404   404   404   200   404   404   404   404   200   404   404   404
/training/[training]/climate/results                                           in    404   404   404   404   404   404   404   404   404   200   404   404   404
/training/[training]/consultations                                             in    404   404   200   200   200!  404   404   404   404   200!  404   404   404
/training/[training]/consultations/new                                         in    404   404   200   200   200   404   404   404   404   404   404   404   404
/training/[training]/consultations/days                                        in    404   404   404   404   404   404   404   404   404   200   404   404   404
/training/[training]/consultations/[consultation]                              in    404   404   404   404   200!  404   404   404   404   200!  404   404   404
/training/[training]/consultations/[consultation]/answer                       in    404   404   404   404   404   404   404   404   404   404   404   404   404
/training/[training]/consultations/[consultation]/talk                         in    404   404   404   404   404   404   404   404   404   404   404   404   404
/training/[training]/consultations/[consultation]/cancellation                 in    404   404   404   404   200   404   404   404   404   404   404   404   404
/training/[training]/disruption                                                in    404   404   404   404   404   404   404   404   404   404   404   404   404
/training/[training]/documents                                                 in    404   404   200!  200!  404   404   404   404   404   404   404   404   404
/training/[training]/kits                                                      in    404   404   200   200   404   404   404   404   404   200   404   404   404
/training/[training]/materials                                                 in    404   404   200   200   200   404   404   404   404   200   404   404   404
/training/[training]/programme                                                 in    404   404   404   404   404   404   404   404   404   200   404   404   404
/training/[training]/programme/account                                         in    404   404   404   404   404   404   404   404   404   200   404   404   404
/training/[training]/programme/adaptation                                      in    404   404   404   404   404   404   404   404   404   200   404   404   404
/training/[training]/school                                                    in    404   404   404   404   404   404   404   404   404   200   404   404   404
/training/[training]/evaluation                                                in    404   404   200   200   200   404   404   404   404   200   404   404   404
/training/[training]/evaluation/results                                        in    404   404   200   200   404   404   404   404   404   200!  404   404   404
/training/[training]/evaluation/slips                                          in    404   404   404   404   404   404   404   404   404   404   404   404   404
`;

/**
 * Addresses of other things than the table's: `claimed` is a school that nobody represents, with the draft of its claimant;
 * `foreign` an application of another school, sent to a call of the other officer's centre.
 */
const writtenOfOthers = `
                                                                                       publi nobod claim head  coord membe viewe stran munic othmu offic othof owner revie
claimed /school/[school]                                                               in    403   200   403   403   403   403   403   200   403   200   403   403   403
claimed /school/[school]/people                                                        in    404   404   404   404   404   404   404   404   404   200   404   404   404
claimed /school/[school]/staff                                                         in    403   403   403   403   403   403   403   200   403   200   403   403   403
claimed /school/[school]/staff/new                                                     in    403   403   403   403   403   403   403   403   403   200   403   403   403
claimed /school/[school]/applications                                                  in    404   200   404   404   404   404   404   404   404   404   404   404   404
claimed /school/[school]/applications/[application]                                    in    404   200   404   404   404   404   404   404   404   404   404   404   404
claimed /school/[school]/applications/[application]/answers                            401   404   200!  404   404   404   404   404   404   404   404   404   404   404
claimed /school/[school]/applications/[application]/people                             in    404   200   404   404   404   404   404   404   404   404   404   404   404
claimed /school/[school]/applications/[application]/sign-off                           in    404   200   404   404   404   404   404   404   404   404   404   404   404
claimed /school/[school]/applications/[application]/application.pdf                    404   404   404   404   404   404   404   404   404   404   404   404   404   404
claimed /programme/[programme]/calls/[call]/applications/[application]                 in    403   403   403   403   403   403   403   403   403   404   403   403   403
foreign /programme/[programme]                                                         in    403   403   403   403   403   403   403   403   403   403   200   403   403
foreign /programme/[programme]/calls/[call]                                            in    403   403   403   403   403   403   403   403   403   403   200   403   403
foreign /programme/[programme]/calls/[call]/applications                               in    403   403   403   403   403   403   403   403   403   403   200   403   403
foreign /programme/[programme]/calls/[call]/applications/export.csv                    403   403   403   403   403   403   403   403   403   403   403   200   403   403
foreign /programme/[programme]/calls/[call]/applications/[application]                 in    403   403   403   403   403   403   403   403   403   403   200!  403   403
foreign /programme/[programme]/calls/[call]/applications/[application]/application.pdf 404   404   404   404   404   404   404   404   404   404   404   200   404   404
foreign /programme/[programme]/calls/[call]/applications/[application]/return          in    403   403   403   403   403   403   403   403   403   403   200!  403   403
foreign /school/[school]/applications/[application]                                    in    404   404   404   404   404   404   200   404   404   404   404   404   404
foreign /school/[school]/applications/[application]/answers                            401   404   404   404   404   404   404   200!  404   404   404   404   404   404
`;

/** A table as read: for each address, what everybody of the cast gets. */
const asRead = (text: string): { of: string; path: string; cells: Record<Who, string> }[] =>
	text
		.trim()
		.split('\n')
		.slice(1)
		.map((line) => {
			const [, of = '', rest = ''] = /^(\w*) ?(\/.*)$/.exec(line) ?? [];
			const [path = '', ...cells] = rest.split(/\s+/);
			return { of, path, cells: Object.fromEntries(cast.map((who, place) => [who, cells[place] ?? ''])) as Record<Who, string> };
		});

export const table = asRead(written);
export const ofOthers = asRead(writtenOfOthers);
