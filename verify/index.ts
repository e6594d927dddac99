export { checkSelection, type Report } from './check.ts';
export { readPublicKey, type PublicKey } from './file/key.ts';
export { reportLines, reportValue } from './report.ts';
export { mostBytes } from './text/lines.ts';
export { checkCertificate, type CertificateReport } from './certificate/check.ts';
export { readKeys, type CertificateKey } from './certificate/keys.ts';
export { certificateLines, certificateValue } from './certificate/report.ts';
