/**
 * The shapes that others publish, as JSON Schema, to validate ours against. They are written from these pages, as of 2026:
 *
 * - Gradescope: https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format
 * - Classroom 50: https://github.com/foundation50/classroom50/wiki/Advanced-Autograding#the-resultjson-contract and
 *   https://github.com/foundation50/classroom50/blob/main/schemas/result-v1.schema.json
 */

const visibility = { enum: ['hidden', 'after_due_date', 'after_published', 'visible'] }
const textFormat = { enum: ['text', 'html', 'simple_format', 'md', 'ansi'] }

export const gradescopeResults = {
  type: 'object',
  additionalProperties: false,
  anyOf: [
    { required: ['score'] },
    { required: ['tests'], properties: { tests: { items: { required: ['score'] } } } },
  ],
  properties: {
    score: { type: 'number' },
    execution_time: { type: 'number' },
    output: { type: 'string' },
    output_format: textFormat,
    test_output_format: textFormat,
    test_name_format: textFormat,
    visibility,
    stdout_visibility: visibility,
    extra_data: { type: 'object' },
    tests: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          score: { type: 'number' },
          max_score: { type: 'number' },
          status: { enum: ['passed', 'failed'] },
          name: { type: 'string' },
          name_format: textFormat,
          number: { type: 'string' },
          output: { type: 'string' },
          output_format: textFormat,
          tags: { type: 'array', items: { type: 'string' } },
          visibility,
          extra_data: { type: 'object' },
        },
      },
    },
    leaderboard: { type: 'array' },
  },
}

const filled = { type: 'string', minLength: 1 }
const whole = { type: 'integer', minimum: 0 }
const time = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$' }

export const classroom50Result = {
  type: 'object',
  additionalProperties: false,
  required: [
    ...['schema', 'classroom', 'assignment', 'assignment_type', 'owner', 'submission', 'commit', 'release'],
    ...['review', 'datetime', 'score', 'max-score', 'tests'],
  ],
  properties: {
    schema: { const: 'classroom50/result/v1' },
    classroom: filled,
    assignment: filled,
    assignment_type: { enum: ['individual', 'group', 'team'] },
    owner: filled,
    submission: { type: 'string', pattern: '^submit/' },
    commit: filled,
    release: filled,
    review: filled,
    datetime: time,
    graded_at: time,
    score: whole,
    'max-score': whole,
    tests: {
      type: 'array',
      items: {
        type: 'object',
        required: ['test-name', 'passed', 'score', 'max-score'],
        properties: { 'test-name': filled, passed: { type: 'boolean' }, score: whole, 'max-score': whole },
      },
    },
    submitted_by: { type: 'object' },
  },
}
