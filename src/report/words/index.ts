export {
  budgetCounts,
  budgetFacts,
  budgetInterval,
  budgetSubject,
  budgetValue,
  compliancePhrase,
  limitPhrase,
  missedClause,
  missedPhrase,
} from './budget.ts';
export { metricName, movedSentence } from './change.ts';
export { brokenWords, failurePhrase } from './failure.ts';
export { headline, observedSentence, remedy } from './headline.ts';
export { comparedPhrase, mediansSentence, methodFacts } from './method.ts';
export { rowPart, subjectPhrase } from './part.ts';
export { plural, type Phrase } from './phrase.ts';
export { inconclusiveAdvice, missedWords, settleWords } from './undecided.ts';
export { countsSentence, sectionTitle, verdictMeaning, verdictWord, worstTitle } from './verdict.ts';
export { sharedWarnings, warningPhrase } from './warning.ts';
