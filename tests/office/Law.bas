' Opens every DOCX of a folder, accepts or rejects all tracked changes and writes the paragraphs of the redline, one a
' line, beside it: name.accept.txt and name.reject.txt.

Sub Run(folder As String)
    ' Without this an error would wait for somebody to close its window.
    On Error GoTo Failed
    Dim names(0 To 999) As String, count As Integer, i As Integer, name As String
    name = Dir(folder & "/*.docx")
    Do While name <> ""
        names(count) = name
        count = count + 1
        name = Dir()
    Loop
    For i = 0 To count - 1
        Settle folder & "/" & names(i), ".uno:AcceptAllTrackedChanges", "accept"
        Settle folder & "/" & names(i), ".uno:RejectAllTrackedChanges", "reject"
    Next i
Failed:
    StarDesktop.terminate()
End Sub

Sub Settle(path As String, command As String, ending As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue, none() As New com.sun.star.beans.PropertyValue
    Dim document As Object, dispatcher As Object, place As Object, paragraphs As Object, paragraph As Object
    Dim files As Object, stream As Object, text As String
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, hidden())
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, none())
    files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    If files.exists(ConvertToURL(path & "." & ending & ".txt")) Then files.kill(ConvertToURL(path & "." & ending & ".txt"))
    stream = createUnoService("com.sun.star.io.TextOutputStream")
    stream.setOutputStream(files.openFileWrite(ConvertToURL(path & "." & ending & ".txt")))
    stream.setEncoding("UTF-8")
    place = document.Bookmarks.getByName("clausescope_redline").getAnchor()
    paragraphs = document.Text.createEnumeration()
    ' The bookmark begins in the heading above the redline and ends in the paragraph below it.
    Do While paragraphs.hasMoreElements()
        paragraph = paragraphs.nextElement()
        If paragraph.supportsService("com.sun.star.text.Paragraph") Then
            If document.Text.compareRegionStarts(place, paragraph) > 0 And document.Text.compareRegionEnds(paragraph, place) > 0 Then
                text = paragraph.getString()
                text = Replace(text, "\", "\\")
                text = Replace(text, Chr(10), "\n")
                stream.writeString(text & Chr(10))
            End If
        End If
    Loop
    stream.closeOutput()
    document.close(True)
End Sub
