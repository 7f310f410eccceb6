import KhenSource

/// Writes completion scripts from the option tables.
struct CompletionScript {
  /// The language of descriptions, for the shells that show them.
  var language: Language

  private var commands: [CommandSpecification] { Command.allCases.map(\.specification) }
  private var names: String { commands.map(\.name).joined(separator: " ") }

  func bash() -> String {
    var text = """
      _khen() {
        local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
        local command="" word
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case "$word" in
            -*) ;;
            *) command="$word"; break ;;
          esac
        done
        if [ -z "$command" ]; then
          COMPREPLY=($(compgen -W "\(names) --help --version" -- "$current"))
          return
        fi
        case "$command:$previous" in

      """
    for command in commands {
      for option in command.allOptions where option.placeholder != nil {
        let action = bashAction(option.completion)
        text += "    \(command.name):--\(option.name)) \(action); return ;;\n"
      }
    }
    text += "  esac\n  case \"$command\" in\n"
    for command in commands {
      let options = command.allOptions.map { "--" + $0.name }.joined(separator: " ")
      var words = options
      if case .choices(let choices) = command.operandCompletion {
        words += " " + choices.joined(separator: " ")
      }
      let otherwise =
        command.operandCompletion == .file || command.operandCompletion == .directory
        ? "if [[ \"$current\" != -* ]]; then \(bashAction(command.operandCompletion)); return; fi; "
        : ""
      text += "    \(command.name)) \(otherwise)"
      text += "COMPREPLY=($(compgen -W \"\(words)\" -- \"$current\")) ;;\n"
    }
    return text + "  esac\n}\ncomplete -o filenames -F _khen khen\n"
  }

  func zsh() -> String {
    var text = "#compdef khen\n_khen() {\n  local -a commands\n  commands=(\n"
    for command in commands {
      text += "    '\(command.name):\(zshText(command.summary[language]))'\n"
    }
    text += """
        )
        if (( CURRENT == 2 )); then
          _describe -t commands khen commands
          return
        fi
        case "$words[2]" in

      """
    for command in commands {
      text += "    \(command.name))\n      _arguments \\\n"
      for option in command.allOptions {
        let star = option.isRepeatable ? "*" : ""
        text += "        '\(star)--\(option.name)"
        if option.placeholder != nil { text += "=" }
        text += "[\(zshText(option.summary[language]))]"
        if let placeholder = option.placeholder {
          text += ":\(zshText(placeholder[language])):\(zshAction(option.completion))"
        }
        text += "' \\\n"
      }
      text += "        '*:: :\(zshAction(command.operandCompletion))' ;;\n"
    }
    return text + "  esac\n}\ncompdef _khen khen\n"
  }

  func fish() -> String {
    var text = "complete -c khen -f\n"
    for command in commands {
      text += "complete -c khen -n __fish_use_subcommand -a \(command.name)"
      text += " -d '\(fishText(command.summary[language]))'\n"
    }
    for command in commands {
      let condition = "-n '__fish_seen_subcommand_from \(command.name)'"
      for option in command.allOptions {
        text += "complete -c khen \(condition) -l \(option.name)"
        if option.placeholder != nil { text += " -r" + fishAction(option.completion) }
        text += " -d '\(fishText(option.summary[language]))'\n"
      }
      switch command.operandCompletion {
      case .nothing: break
      case .file, .directory: text += "complete -c khen \(condition) -F\n"
      case .choices(let words):
        text += "complete -c khen \(condition) -a '\(words.joined(separator: " "))'\n"
      }
    }
    return text
  }

  private func bashAction(_ completion: OptionSpecification.Completion) -> String {
    switch completion {
    case .nothing: "COMPREPLY=()"
    case .file: "COMPREPLY=($(compgen -f -- \"$current\"))"
    case .directory: "COMPREPLY=($(compgen -d -- \"$current\"))"
    case .choices(let words):
      "COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$current\"))"
    }
  }

  private func zshAction(_ completion: OptionSpecification.Completion) -> String {
    switch completion {
    case .nothing: " "
    case .file: "_files"
    case .directory: "_files -/"
    case .choices(let words): "(\(words.joined(separator: " ")))"
    }
  }

  private func fishAction(_ completion: OptionSpecification.Completion) -> String {
    switch completion {
    case .nothing: ""
    case .file: " -F"
    case .directory: " -a '(__fish_complete_directories)'"
    case .choices(let words): " -a '\(words.joined(separator: " "))'"
    }
  }

  /// Colons, brackets and quotes have a meaning in zsh's tables.
  private func zshText(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "'": result += "'\\''"
      case ":", "[", "]", "\\": result += "\\" + String(character)
      default: result.append(character)
      }
    }
    return result
  }

  private func fishText(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "'" || character == "\\" { result += "\\" }
      result.append(character)
    }
    return result
  }
}
