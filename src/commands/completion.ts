import { script } from '@bomb.sh/tab'
import { string } from '@oclif/core/args'
import { LabCommand } from '../cli/command.ts'

const SHELLS = ['bash', 'zsh', 'fish', 'powershell']

export default class Completion extends LabCommand {
  static override summary = 'Print the script that lets your shell complete commands, labs, checks and codes'
  static override description = [
    'To turn it on:',
    'bash, with the package bash-completion: docker-lab completion bash > ~/.local/share/bash-completion/completions/docker-lab',
    'zsh: docker-lab completion zsh > _docker-lab, in a directory of $fpath',
    'fish: docker-lab completion fish > ~/.config/fish/completions/docker-lab.fish',
    'PowerShell, in $PROFILE: docker-lab completion powershell | Out-String | Invoke-Expression',
  ].join('\n')
  static override usage = 'completion SHELL'
  static override args = {
    shell: string({ required: true, options: SHELLS, description: 'bash, zsh, fish or powershell' }),
  }

  async run(): Promise<void> {
    const { args } = await this.parse(Completion)
    script(args.shell, 'docker-lab', 'docker-lab')
  }
}
