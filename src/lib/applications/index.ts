export type { Content, SentEndorsement, SentEvidence, SentMember, SentSchool } from './content.ts';
