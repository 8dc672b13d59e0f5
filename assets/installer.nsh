; Sluice is among the programs a text file can be opened with. Claiming .txt, as `fileAssociations` would, takes it
; from the editor. The class is that of .urls, in electron-builder.yml.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\.txt\OpenWithProgids" "Sluice.Links" ""
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.txt\OpenWithProgids" "Sluice.Links"
!macroend
