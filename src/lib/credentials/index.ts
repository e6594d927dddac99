export { codeLength, codeSigns, initialsOf, numberOf, readCode, readNumber, readReference, referenceOf } from './number.ts';
export { looksLikeStatement, readStatement, signedPartOf, statementOf, type Statement } from './statement.ts';
export { entitlementOf, isCertified, type Asked, type Entitlement, type EntitlementFacts, type EntitlementFinding } from './entitlement.ts';
export { CertificateSchema, statedOf, stateOf, type CertificateContent, type CertificateState } from './content.ts';
export { TermsSchema, type Terms, type TermsInput } from './terms.ts';
